using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NasV2.Specs;

/// <summary>A list of texts.</summary>
/// <param name="item">What each text must be.</param>
/// <param name="least">Fewest texts.</param>
/// <param name="most">Most texts.</param>
internal sealed class TextList(Text item, int least, int most) : IValueKind<IReadOnlyList<string>>
{
    public string Expected(SpecVocabulary vocabulary) => $"expected a list of {least} to {most} texts, such as [python3, trainer.py]";

    public bool TryRead(Place place, [MaybeNullWhen(false)] out IReadOnlyList<string> value)
    {
        value = null;
        if (place.Node is not YamlSequence sequence || sequence.Items.Count < least || sequence.Items.Count > most)
        {
            place.Refuse(Expected(place.Reading.Vocabulary));
            return false;
        }

        var texts = new List<string>();
        foreach (var (index, node) in sequence.Items.Index())
            if (item.TryRead(new($"{place.Path}[{index}]", node.Line, node, place.Reading), out var text))
                texts.Add(text);
        value = texts;
        return texts.Count == sequence.Items.Count;
    }

    public void Write(Utf8JsonWriter json, IReadOnlyList<string> value)
    {
        json.WriteStartArray();
        foreach (var text in value)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    public JsonObject Describe(SpecVocabulary vocabulary) => new()
    {
        ["type"] = "array",
        ["items"] = item.Describe(vocabulary),
        ["minItems"] = least,
        ["maxItems"] = most,
    };
}
