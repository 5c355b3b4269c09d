using System.Text.Json.Nodes;

namespace NasV2.Cli.Tests;

public sealed class ArchScaleTests : TemporaryFolder
{
    private const string Small =
        "r1_k3_s2_e4_i16_o16_c1-r2_k3_s2_e4_i16_o24_c1-r2_k3_s1_e4_i24_o40_se0.25-r2_k3_s2_e4_i40_o64_se0.25-t1-h256";

    [Fact]
    public void EfficientNetV2_S_scales_to_the_sizes_of_M_and_L()
    {
        var family = Nas.Json("arch", "scale", "efficientnetv2-s").AsArray();

        Assert.Equal(["s", "m", "l"], family.Select(member => (string?)member!["name"]));
        Assert.Equal(21_458_488, (long)family[0]!["parameters"]!);
        Assert.InRange((long)family[1]!["parameters"]!, 0.95 * 54_139_356, 1.05 * 54_139_356);
        Assert.InRange((long)family[2]!["parameters"]!, 0.95 * 118_515_272, 1.05 * 118_515_272);
        Assert.Equal([384, 480, 480], family.Select(member => (int)member!["resolution"]!));
        Assert.Equal(300, (int)family[0]!["trainResolution"]!);
    }

    [Fact]
    public void A_member_is_described_as_show_describes_it()
    {
        foreach (var member in Nas.Json("arch", "scale", "efficientnetv2-s").AsArray())
        {
            var shown = Nas.Json("arch", "show", (string)member!["canonical"]!, "--resolution", $"{member["resolution"]}");
            Assert.Equal((long)shown["parameters"]!, (long)member["parameters"]!);
            Assert.Equal((long)shown["macs"]!, (long)member["macs"]!);
            Assert.True(JsonNode.DeepEquals(shown["architecture"], member["architecture"]));
            Assert.Equal((int)shown["blocks"]!, member["layers"]!.AsArray().Sum(layers => (int)layers!));
        }
    }

    [Fact]
    public void Scaling_down_gives_four_smaller_networks()
    {
        var family = Nas.Json("arch", "scale", "efficientnetv2-s", "--down").AsArray();

        Assert.Equal(["b0", "b1", "b2", "b3"], family.Select(member => (string?)member!["name"]));
        Assert.All(family, member => Assert.InRange((long)member!["parameters"]!, 1, 21_458_487));
        Assert.All(family, member => Assert.InRange((double)member!["width"]!, 0.2, 1));
    }

    [Fact]
    public void A_searched_network_scales_at_the_resolution_it_was_searched_for()
    {
        var family = Nas.Json("arch", "scale", Small, "--resolution", "32", "--max-resolution", "40", "--classes", "10").AsArray();

        Assert.Equal(Small, (string?)family[0]!["canonical"]);
        Assert.Equal([32, 40, 40], family.Select(member => (int)member!["resolution"]!));
        Assert.Equal((long)Nas.Json("arch", "show", Small, "--classes", "10")["parameters"]!, (long)family[0]!["parameters"]!);
    }

    [Fact]
    public void The_sizes_are_written_as_files_that_show_reads()
    {
        var folder = Path.Combine(Folder, "family");

        var family = Nas.Json("arch", "scale", Small, "--resolution", "32", "--out", folder, "--format", "json").AsArray();

        Assert.Equal(["l.json", "m.json", "s.json"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
        foreach (var member in family)
            Assert.Equal((string?)member!["canonical"], (string?)Nas.Json("arch", "show", (string)member["file"]!)["canonical"]);
    }

    [Theory]
    [InlineData("arch", "scale", Small)]
    [InlineData("export", "search-1")]
    public void A_format_that_there_is_not_is_answered_with_those_that_there_are(params string[] verb)
    {
        var run = Nas.Run([.. verb, "--format", "onnx"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("'onnx'", run.Error, StringComparison.Ordinal);
        Assert.Contains("'json'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_shows_where_the_files_are()
    {
        var scaled = Nas.Run("arch", "scale", Small, "--resolution", "32", "--out", Folder);

        Assert.Equal((0, ""), (scaled.ExitCode, scaled.Error));
        Assert.Contains("1 2 2 2", scaled.Output, StringComparison.Ordinal);
        Assert.Contains($"Wrote {Path.Combine(Folder, "m.json")}", scaled.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_above_the_largest_resolution_is_refused()
    {
        var scaled = Nas.Run("arch", "scale", "efficientnetv2-xl");

        Assert.Equal((2, ""), (scaled.ExitCode, scaled.Output));
        Assert.Contains("The network is evaluated at 512 pixels, but --max-resolution is 480.", scaled.Error, StringComparison.Ordinal);
    }
}
