namespace NasV2.Specs.Tests;

/// <summary>Specs that stores of commit f4ad835 hold, see tests/Golden.</summary>
public sealed class GoldenSpecTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden", "specs");

    public static TheoryData<string> Names =>
        [.. Directory.EnumerateFiles(Folder, "*.json").Select(Path.GetFileNameWithoutExtension).OfType<string>()];

    [Theory, MemberData(nameof(Names))]
    public void A_stored_spec_still_means_what_its_author_wrote(string name) =>
        Assert.Equal(SpecJson.Write(Authored(name)), SpecJson.Write(SpecJson.Read(Text($"{name}.json"))));

    [Theory, MemberData(nameof(Names))]
    public void A_spec_has_the_hash_by_which_resume_finds_its_job(string name) =>
        Assert.Equal(Text($"{name}.sha256").Trim(), SpecJson.Hash(Authored(name)));

    /// <summary>What resume compares: the document with the defaults of the stored search.</summary>
    private static SearchSpec Authored(string name)
    {
        var reader = new SpecReader(SpecVocabulary.Any) { Defaults = SpecJson.Read(Text($"{name}.json")).Defaults };
        return reader.Read(Text($"{name}.yaml"), $"{name}.yaml");
    }

    private static string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));
}
