namespace NasV2.Specs;

/// <summary>Reads a recipe that is a document of its own, in YAML 1.2 or JSON.</summary>
/// <param name="vocabulary">The names that the caller can serve.</param>
public sealed class RecipeReader(SpecVocabulary vocabulary)
{
    /// <summary>Reads one document; fields that it does not give have their defaults.</summary>
    /// <param name="text">The document: the fields of a job's <c>recipe</c>.</param>
    /// <param name="source">What messages call the document, usually its file name.</param>
    /// <exception cref="SpecException">The document is not YAML or breaks rules; the message lists every problem with its line.</exception>
    public Recipe Read(string text, string source) => (Recipe)SectionReader.Read(typeof(Recipe), text, source, vocabulary, Check);

    /// <summary>Reads the fields that a document changes in a recipe; null resets a field to its default.</summary>
    /// <inheritdoc cref="Read"/>
    public Recipe Change(Recipe recipe, string text, string source) =>
        (Recipe)SectionReader.Read(typeof(Recipe), text, source, vocabulary, Check, recipe);

    private static SpecSection Check(SpecSection recipe, ValidationContext context)
    {
        CrossRules.Check((Recipe)recipe, context);
        return recipe;
    }
}
