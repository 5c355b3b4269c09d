namespace NasV2.Specs;

/// <summary>The field holds one of the names that the host knows.</summary>
/// <param name="vocabulary">Name of the property of <see cref="SpecVocabulary"/> that lists them.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KnownNamesAttribute(string vocabulary) : Attribute
{
    /// <summary>Name of the property of <see cref="SpecVocabulary"/> that lists them.</summary>
    public string Vocabulary => vocabulary;
}
