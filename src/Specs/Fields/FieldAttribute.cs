namespace NasV2.Specs;

/// <summary>
/// Declares a property of a <see cref="SpecSection"/> as a field. It is named like the property, in camel case; its default is the
/// property's initial value; a <c>required</c> property must be given; a nullable one may be left out. Its values follow from the
/// property's type and from <c>[Range]</c> (numbers), <c>[RegularExpression]</c> (text), <c>[Length]</c> (lists),
/// <see cref="KnownNamesAttribute"/>.
/// </summary>
/// <param name="description">One sentence for the schema and the reference.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FieldAttribute(string description) : Attribute
{
    /// <summary>One sentence for the schema and the reference.</summary>
    public string Description => description;

    /// <summary>
    /// The name before it was renamed, null for none. Documents may use it, and stored documents do: their hashes identify jobs, and
    /// trainers in other languages read them.
    /// </summary>
    public string? FormerName { get; set; }

    /// <summary>
    /// Whether stored documents leave the field out where it has its default, so that documents from before it was added keep their hash.
    /// Every new field of a recipe or a job needs it. False by default.
    /// </summary>
    public bool OmitDefault { get; set; }

    /// <summary>The property that becomes null where this field is given; null for none.</summary>
    public string? Clears { get; set; }

    /// <summary>The property that comes before it in stored documents, whose hashes depend on the order; null for the
    /// one declared before it.</summary>
    public string? After { get; set; }
}
