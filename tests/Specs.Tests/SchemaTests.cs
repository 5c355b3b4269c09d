using System.Text.Json;
using System.Text.Json.Nodes;

namespace NasV2.Specs.Tests;

public class SchemaTests
{
    /// <summary>A spec that no rule between fields stands in the way of, whatever one of its numbers is.</summary>
    private const string Lenient = """
        {
          "name": "first",
          "space": {
            "name": "flat", "stem": { "filters": 8, "stride": 1 },
            "stages": [{ "ops": ["fused-mbconv"], "layers": [1], "kernels": [3], "expansions": [1, 4], "stride": 1, "output": 8 }],
            "head": { "filters": 16 }, "reference": "r1_k3_s1_e1_i8_o8_c1-t1-h16", "proxyResolution": 8
          },
          "data": { "format": "shapes" },
          "recipe": { "resolution": 8, "batch": 1, "epochs": 10000, "warmupEpochs": 0, "progressive": { "resolution": 8 } },
          "stepTime": { "blockSteps": 1, "maxSteps": 100000 },
          "scaling": {
            "evalResolution": 8, "maxResolution": 4096,
            "parameterRatios": { "m": 1.01, "l": 100 }, "macRatios": { "m": 1.01, "l": 100 }
          }
        }
        """;

    public static TheoryData<string> Fields => [.. Published.Fields.Select(leaf => leaf.Path)];

    /// <summary>All but the steps, which a job may not have, whatever their number.</summary>
    public static TheoryData<string> Numbers =>
        [.. Published.Fields.Where(leaf => leaf.Schema.ContainsKey("minimum") && leaf.Path != "recipe.steps").Select(leaf => leaf.Path)];

    [Fact]
    public void The_published_schema_is_the_one_that_the_reader_follows() =>
        Baseline.Equal("docs/schemas/job.schema.json", SpecSchema.Write(SpecVocabulary.Any));

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Schema_and_reader_accept_both_ends_of_a_range_and_nothing_outside(string path)
    {
        var field = Published.Fields.Single(field => field.Path == path).Schema;
        var (least, most) = ((decimal)field["minimum"]!, (decimal)field["maximum"]!);
        var step = (string?)field["type"] == "integer" ? 1 : 1e-9m;

        foreach (var value in new[] { least, most })
        {
            Documents.Read(With(path, value));
            Assert.Empty(await Published.ErrorsOf(With(path, value)));
        }

        foreach (var value in new[] { least - step, most + step })
        {
            Assert.Equal(path, Assert.Single(Documents.ProblemsOf(With(path, value))).Field);
            Assert.NotEmpty(await Published.ErrorsOf(With(path, value)));
        }
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_default_of_the_schema_is_the_value_of_a_field_that_is_left_out(string path)
    {
        var schema = Published.Fields.Single(field => field.Path == path).Schema;
        var spec = Find(
            JsonNode.Parse(SectionJson.Write(Documents.Read(Documents.WithRecipe("progressive: { resolution: 8 }")), FieldNames.Current))!,
            path);
        string[] without =
        [
            "name", "space", "data.format", "data.path", "data.train",
            "recipe.preset", "recipe.steps", "recipe.resolution", "recipe.evalResolution", "recipe.progressive.resolution",
            "trainer.command", "defaults",
        ];

        if (without.Contains(path) || schema.ContainsKey("deprecated"))
            Assert.False(schema.ContainsKey("default"));
        else
            Assert.True(JsonNode.DeepEquals(schema["default"], spec), $"{path} is {spec}, but the schema's default is {schema["default"]}");
    }

    [Theory]
    [InlineData(typeof(SearchSpec), "")]
    [InlineData(typeof(DataSpec), "data")]
    [InlineData(typeof(Recipe), "recipe")]
    [InlineData(typeof(ProgressiveSpec), "recipe.progressive")]
    [InlineData(typeof(RewardSpec), "reward")]
    [InlineData(typeof(LimitsSpec), "limits")]
    [InlineData(typeof(StepTimeSpec), "stepTime")]
    [InlineData(typeof(ScalingSpec), "scaling")]
    [InlineData(typeof(TrainerSpec), "trainer")]
    [InlineData(typeof(ConstraintsSpec), "constraints")]
    [InlineData(typeof(CostRange), "constraints.parameters")]
    [InlineData(typeof(SizeRatios), "scaling.parameterRatios")]
    [InlineData(typeof(SizeRatios), "scaling.macRatios")]
    public void Every_property_of_a_record_is_a_field_of_the_schema(Type record, string path)
    {
        var section = path.Split('.', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(Published.Schema, (schema, name) => schema["properties"]![name]!.AsObject());

        Assert.Equal(
            record.GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Order(),
            section["properties"]!.AsObject()
                .Where(property => property.Key != "preset" && property.Value!["deprecated"] is null).Select(property => property.Key)
                    .Order());
        Assert.All(section["properties"]!.AsObject(), property => Assert.EndsWith(".", (string)property.Value!["description"]!));
    }

    [Fact]
    public void A_host_can_publish_the_names_that_it_knows()
    {
        var schema = JsonNode.Parse(SpecSchema.Write(Documents.Vocabulary))!["properties"]!;

        Assert.Equal("[\"evolution\",\"random\"]", schema["sampler"]!["anyOf"]![0]!["enum"]!.ToJsonString());
        Assert.Equal("[\"cifar10\",\"fashion-mnist\",\"shapes\"]", schema["data"]!["properties"]!["format"]!["enum"]!.ToJsonString());
    }

    private static string With(string path, decimal value)
    {
        var spec = JsonNode.Parse(Lenient)!;
        var names = path.Split('.');
        var section = names[..^1].Aggregate(spec, (node, name) => node[name] ??= new JsonObject());
        section[names[^1]] = value;
        if (path is "recipe.gradientAccumulation" or "recipe.accumulation")
            spec["recipe"]!["batch"] = 1024;
        if (path == "recipe.progressive.resolution")
            spec["recipe"]!["resolution"] = Math.Clamp(value, 8, 1024);
        return spec.ToJsonString();
    }

    private static JsonNode? Find(JsonNode spec, string path) =>
        path.Split('.').Aggregate<string, JsonNode?>(spec, (node, name) => node?[name]);
}
