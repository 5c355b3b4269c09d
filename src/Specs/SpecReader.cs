namespace NasV2.Specs;

/// <summary>Reads search specs from YAML 1.2 or JSON, which is YAML too.</summary>
/// <param name="vocabulary">The names that the caller can serve.</param>
public sealed class SpecReader(SpecVocabulary vocabulary)
{
    /// <summary>
    /// Generation of the defaults for documents that name none: the newest for a new search, <see cref="SearchSpec.Defaults"/> of a stored
    /// search for a document that is compared with it.
    /// </summary>
    public int? Defaults { get; init; } = SearchSpec.CurrentDefaults;

    /// <summary>Reads one document; fields that it does not give have their defaults.</summary>
    /// <param name="text">The document.</param>
    /// <param name="source">What messages call the document, usually its file name.</param>
    /// <exception cref="SpecException">The document is not YAML or breaks rules; the message lists every problem with its line.</exception>
    public SearchSpec Read(string text, string source) => (SearchSpec)SectionReader.Read(
        typeof(SearchSpec), text, source, vocabulary, (spec, context) => Complete((SearchSpec)spec, context));

    private SearchSpec Complete(SearchSpec spec, ValidationContext context)
    {
        var complete = SpecDefaults.Fill(spec with { Defaults = spec.Defaults ?? Defaults });
        CrossRules.Check(complete, context);
        return complete;
    }
}
