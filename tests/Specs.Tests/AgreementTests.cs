namespace NasV2.Specs.Tests;

public class AgreementTests
{
    public static TheoryData<string> Jobs => [.. Published.Jobs.Select(path => Path.GetFileName(path)!)];

    [Theory]
    [MemberData(nameof(Jobs))]
    public async Task Example_jobs_are_valid_for_the_reader_and_for_the_schema(string job)
    {
        var path = Published.Jobs.Single(path => Path.GetFileName(path) == job);
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var spec = new SpecReader(Documents.Vocabulary).Read(text, job);

        Assert.Equal(Path.GetFileNameWithoutExtension(job), spec.Name);
        Assert.NotNull(spec.Data.Train);
        Assert.Empty(await Published.ErrorsOf(Published.ToJson(text)));
        Assert.Empty(await Published.ErrorsOf(SpecJson.Write(spec)));
    }

    [Fact]
    public async Task A_space_written_in_the_spec_is_valid_for_the_schema() =>
        Assert.Empty(await Published.ErrorsOf(Published.ToJson(SpaceTests.Inline)));

    [Theory]
    [InlineData("""{ "space": "v2-s", "data": { "format": "shapes" }, "recipe": { "resolution": 32 } }""")]
    [InlineData("""{ "name": "a", "data": { "format": "shapes" }, "recipe": { "resolution": 32 } }""")]
    [InlineData("""{ "name": "a", "space": "v2-s", "recipe": { "resolution": 32 } }""")]
    [InlineData("""{ "name": "a", "space": "v2-s", "data": {}, "recipe": { "resolution": 32 } }""")]
    [InlineData("""{ "name": "a", "space": "v2-s", "data": { "format": "shapes" }, "recipe": {} }""")]
    [InlineData("""{ "name": "A", "space": "v2-s", "data": { "format": "shapes" }, "recipe": { "resolution": 32 } }""")]
    [InlineData("""{ "name": "-a", "space": "v2-s", "data": { "format": "shapes" }, "recipe": { "resolution": 32 } }""")]
    [InlineData("""{ "name": "a", "space": "V2-S", "data": { "format": "shapes" }, "recipe": { "resolution": 32 } }""")]
    [InlineData("""{ "name": "a", "space": { "name": "x" }, "data": { "format": "shapes" }, "recipe": { "resolution": 32 } }""")]
    [InlineData("""{ "name": "a", "space": "v2-s", "data": { "format": "" }, "recipe": { "resolution": 32 } }""")]
    [InlineData("""{ "name": "a", "space": "v2-s", "data": { "format": "shapes", "path": " " }, "recipe": { "resolution": 32 } }""")]
    [InlineData("""{ "name": "a", "space": "v2-s", "data": { "format": "shapes", "train": null }, "recipe": { "resolution": 32 } }""")]
    [InlineData("""{ "name": "a", "space": "v2-s", "data": { "format": "shapes" }, "recipe": { "resolution": "32" } }""")]
    [InlineData("""{ "name": "a", "space": "v2-s", "data": { "format": "shapes" }, "recipe": { "resolution": 32.5 } }""")]
    [InlineData("""{ "name": "a", "space": "v2-s", "data": { "format": "shapes" }, "recipe": { "resolution": 32, "epoch": 3 } }""")]
    [InlineData("""{ "name": "a", "space": "v2-s", "data": { "format": "shapes" }, "recipe": { "resolution": 32 }, "reward": null }""")]
    [InlineData("""{ "name": "a", "space": "v2-s", "data": { "format": "shapes" }, "recipe": { "resolution": 32 }, "extra": 1 }""")]
    [InlineData("""{ "name": "a", "space": "v2-s", "data": { "format": "shapes" }, "recipe": { "resolution": 32 }, "trainer": {} }""")]
    [InlineData("""{ "name": "a", "space": "v2-s", "data": { "format": "shapes" }, "recipe": { "resolution": 32 }, "trainer": { "command": [] } }""")]
    [InlineData("""{ "name": "a", "space": "v2-s", "data": { "format": "shapes" }, "recipe": { "resolution": 32 }, "trainer": { "command": ["python3", 3] } }""")]
    [InlineData("""{ "name": "a", "space": "v2-s", "data": { "format": "shapes" }, "recipe": { "resolution": 32 }, "trainer": { "command": ["python3", ""] } }""")]
    [InlineData("""[]""")]
    public async Task Invalid_specs_are_refused_by_the_reader_and_by_the_schema(string json)
    {
        Assert.NotEmpty(Documents.ProblemsOf(json));
        Assert.NotEmpty(await Published.ErrorsOf(json));
    }
}
