using System.Text.Json.Nodes;
using NasV2.Specs.Tests;

namespace NasV2.Space.Tests;

public sealed class SchemaTests
{
    /// <summary>A path into a document, and a value there that both schema and reader must refuse; null removes the field.</summary>
    public static TheoryData<string, string?> WrongArchitectures => new()
    {
        { "stages", null },
        { "stages", "[]" },
        { "stages.0.op", "\"conv\"" },
        { "stages.0.layers", "0" },
        { "stages.0.layers", "201" },
        { "stages.0.kernel", "4" },
        { "stages.0.stride", "3" },
        { "stages.0.expansion", "17" },
        { "stages.0.input", "0" },
        { "stages.0.output", "8193" },
        { "stages.0.output", null },
        { "stages.0.squeezeRatio", "2" },
        { "stages.0.pool", "1" },
        { "stem.stride", "3" },
        { "stem.filters", "0" },
        { "head.filters", "0" },
        { "head.filters", "\"many\"" },
        { "tail", "1" },
    };

    public static TheoryData<string, string?> WrongSpaces => new()
    {
        { "name", null },
        { "name", "\"\"" },
        { "stem", null },
        { "stem.filters", "0" },
        { "stages.0.ops", "[]" },
        { "stages.0.ops.0", "\"conv\"" },
        { "stages.0.layers", "[1, 1]" },
        { "stages.0.layers.0", "0" },
        { "stages.0.kernels.0", "4" },
        { "stages.0.expansions", null },
        { "stages.0.stride", "0" },
        { "stages.0.output", "0" },
        { "reference", null },
        { "proxyResolution", "0" },
        { "size", "1" },
    };

    [Fact]
    public void The_published_schema_of_blocks_is_that_of_the_catalog() =>
        Baseline.Equal("docs/schemas/blocks.schema.json", BlockSchema.Write(BlockOps.Default));

    [Fact]
    public async Task Every_published_network_satisfies_the_architecture_schema()
    {
        var schema = await Schemas.Load("architecture");
        Assert.All(NamedArchitectures.All.Values, named => Assert.Empty(schema.Validate(ArchitectureJson.Write(named.Architecture))));
    }

    [Fact]
    public async Task Every_preset_satisfies_the_search_space_schema()
    {
        var schema = await Schemas.Load("search-space");
        Assert.All(SearchSpaces.All.Values, space => Assert.Empty(schema.Validate(SearchSpaceJson.Write(space))));
    }

    [Theory]
    [MemberData(nameof(WrongArchitectures))]
    public async Task The_architecture_schema_and_the_reader_refuse_the_same_values(string path, string? value)
    {
        var json = With(ArchitectureJson.Write(Architecture.Parse("r2_k3_s1_e1_i24_o24_c1")), path, value);
        Assert.NotEmpty((await Schemas.Load("architecture")).Validate(json));
        Assert.Throws<SpaceFormatException>(() => ArchitectureJson.Read(json));
    }

    [Theory]
    [MemberData(nameof(WrongSpaces))]
    public async Task The_search_space_schema_and_the_reader_refuse_the_same_values(string path, string? value)
    {
        var json = With(SearchSpaceJson.Write(SearchSpaces.Find("small-image")), path, value);
        Assert.NotEmpty((await Schemas.Load("search-space")).Validate(json));
        Assert.Throws<SpaceFormatException>(() => SearchSpaceJson.Read(json));
    }

    private static string With(string json, string path, string? value)
    {
        var root = JsonNode.Parse(json)!;
        var keys = path.Split('.');
        var parent = keys[..^1].Aggregate(root, (node, key) => node is JsonArray array ? array[int.Parse(key)]! : node[key]!);
        if (parent is JsonArray list)
            list[int.Parse(keys[^1])] = JsonNode.Parse(value!);
        else if (value is null)
            parent.AsObject().Remove(keys[^1]);
        else
            parent[keys[^1]] = JsonNode.Parse(value);
        return root.ToJsonString();
    }
}
