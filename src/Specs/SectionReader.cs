using System.Collections.Concurrent;

namespace NasV2.Specs;

/// <summary>Reads documents that are one section.</summary>
internal static class SectionReader
{
    private static readonly ConcurrentDictionary<Type, SectionField> Fields = new();

    /// <summary>The fields of a section that is a document of its own.</summary>
    public static SectionField FieldsOf(Type section) => Fields.GetOrAdd(section, type => new(SectionField.TemplateOf(type)));

    /// <param name="section">The record's type.</param>
    /// <param name="text">The document.</param>
    /// <param name="source">What messages call the document.</param>
    /// <param name="vocabulary">The names that the caller can serve.</param>
    /// <param name="complete">Fills in defaults that follow from other fields, and checks the rules between fields.</param>
    /// <param name="changes">The record that the document changes; null for one with defaults.</param>
    /// <exception cref="SpecException">The document is not YAML or breaks rules; the message lists every problem with its line.</exception>
    public static SpecSection Read(
        Type section, string text, string source, SpecVocabulary vocabulary, Func<SpecSection, ValidationContext, SpecSection> complete,
        SpecSection? changes = null)
    {
        var context = new ValidationContext(source, vocabulary);
        var root = new NodeContext("", null, new YamlTreeReader(text, source).Read(), context) { Changes = changes };
        if (FieldsOf(section).TryRead(root, out var record))
            record = complete((SpecSection)record, context);
        context.ThrowIfAny();
        return (SpecSection)record!;
    }
}
