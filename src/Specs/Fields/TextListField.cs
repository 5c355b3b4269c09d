using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NasV2.Specs;

/// <summary>A list of texts.</summary>
/// <param name="item">What each text must be.</param>
/// <param name="length">The least and the greatest number of texts, and as its message an example.</param>
internal sealed class TextListField(TextField item, LengthAttribute length) : IFieldType
{
    public string Expected(SpecVocabulary vocabulary) =>
        $"expected a list of {length.MinimumLength} to {length.MaximumLength} texts, such as {length.ErrorMessage}";

    public bool TryRead(NodeContext node, [NotNullWhen(true)] out object? value)
    {
        value = null;
        if (node.Node is not YamlSequence sequence
            || sequence.Items.Count < length.MinimumLength || sequence.Items.Count > length.MaximumLength)
        {
            node.AddError(Expected(node.Context.Vocabulary));
            return false;
        }

        var texts = new List<string>();
        foreach (var (index, text) in sequence.Items.Index())
        {
            if (item.TryRead(new($"{node.Path}[{index}]", text.Line, text, node.Context), out var read))
                texts.Add((string)read);
        }

        value = texts;
        return texts.Count == sequence.Items.Count;
    }

    public void Write(Utf8JsonWriter json, object value, FieldNames names)
    {
        json.WriteStartArray();
        foreach (var text in (IReadOnlyList<string>)value)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    public JsonObject Describe(SpecVocabulary vocabulary) => new()
    {
        ["type"] = "array",
        ["items"] = item.Describe(vocabulary),
        ["minItems"] = length.MinimumLength,
        ["maxItems"] = length.MaximumLength,
    };
}
