namespace NasV2.Specs;

/// <summary>Reads search specs from YAML 1.2 or JSON, which is YAML too.</summary>
/// <param name="vocabulary">The names that the caller can serve.</param>
public sealed class SpecReader(SpecVocabulary vocabulary)
{
    /// <summary>Reads one document; fields that it does not give have their defaults.</summary>
    /// <param name="text">The document.</param>
    /// <param name="source">What messages call the document, usually its file name.</param>
    /// <exception cref="SpecException">The document is not YAML or breaks rules; the message lists every problem with its line.</exception>
    public SearchSpec Read(string text, string source)
    {
        var reading = new Reading(source, vocabulary);
        var root = new Place("", null, new YamlTreeReader(text, source).Read(), reading);
        if (SearchSection.Fields.TryRead(root, out var spec))
            CrossRules.Check(spec, reading);
        reading.ThrowIfAny();
        return spec;
    }
}
