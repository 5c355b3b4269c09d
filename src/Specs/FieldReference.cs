namespace NasV2.Specs;

/// <summary>A field as a reference shows it.</summary>
/// <param name="Name">Path within the section, such as <c>progressive.stages</c>.</param>
/// <param name="Values">What it may be, such as <c>a number from 0 to 1</c>.</param>
/// <param name="Default">The value of a field that is left out, as JSON; null where it has none.</param>
/// <param name="Description">One sentence.</param>
public sealed record FieldReference(string Name, string Values, string? Default, string Description)
{
    private const string Expected = "expected ";

    /// <summary>The fields of a section and of the sections in it, in order.</summary>
    public static IReadOnlyList<FieldReference> List<TSection>(SpecVocabulary vocabulary) where TSection : SpecSection =>
        [.. List(SectionReader.FieldsOf(typeof(TSection)), "", vocabulary)];

    private static IEnumerable<FieldReference> List(SectionField section, string within, SpecVocabulary vocabulary) =>
        section.Fields.SelectMany(field => field.Type is SectionField inner
            ? List(inner, $"{within}{field.Name}.", vocabulary)
            :
            [
                new FieldReference(
                    within + field.Name,
                    field.Type.Expected(vocabulary)[Expected.Length..],
                    field.DefaultOf(section.Template)?.ToJsonString(),
                    field.Description),
            ]);
}
