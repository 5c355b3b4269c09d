namespace NasV2.Specs;

/// <summary>Reads a recipe that is a document of its own, in YAML 1.2 or JSON.</summary>
/// <param name="vocabulary">The names that the caller can serve.</param>
public sealed class RecipeReader(SpecVocabulary vocabulary)
{
    /// <summary>Reads one document; fields that it does not give have their defaults.</summary>
    /// <param name="text">The document: the fields of a job's <c>recipe</c>.</param>
    /// <param name="source">What messages call the document, usually its file name.</param>
    /// <exception cref="SpecException">The document is not YAML or breaks rules; the message lists every problem with its line.</exception>
    public Recipe Read(string text, string source)
    {
        var reading = new Reading(source, vocabulary);
        var root = new Place("", null, new YamlTreeReader(text, source).Read(), reading);
        if (RecipeSection.Fields.TryRead(root, out var recipe))
            CrossRules.Check(recipe, reading);
        reading.ThrowIfAny();
        return recipe;
    }
}
