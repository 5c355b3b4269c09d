using System.Text.Json.Nodes;

namespace NasV2.Cli.Tests;

public sealed class ArchShowTests : TemporaryFolder
{
    private const string Small = "r1_k3_s2_e4_i16_o16_c1-r2_k3_s2_e4_i16_o24_c1-t1-h256";

    [Theory]
    [InlineData("efficientnetv2-b0", 224, 7_139_704, 7_200_312, 21, 0.7181)]
    [InlineData("efficientnetv2-b1", 240, 8_141_052, 8_212_124, 27, 1.1968)]
    [InlineData("efficientnetv2-b2", 260, 10_096_086, 10_178_374, 28, 1.6975)]
    [InlineData("efficientnetv2-b3", 300, 14_358_406, 14_467_622, 32, 3.0115)]
    [InlineData("efficientnetv2-s", 384, 21_458_488, 21_612_360, 40, 8.3656)]
    [InlineData("efficientnetv2-m", 480, 54_139_356, 54_431_388, 57, 24.5825)]
    [InlineData("efficientnetv2-l", 480, 118_515_272, 119_027_848, 79, 56.0797)]
    [InlineData("efficientnetv2-xl", 512, 208_119_808, 208_896_832, 100, 93.3535)]
    public void A_published_network_has_its_published_size(
        string name, int resolution, long trainable, long withStatistics, int blocks, double gigaMacs)
    {
        var report = Nas.Json("arch", "show", name);

        Assert.Equal(name, (string?)report["name"]);
        Assert.Equal(resolution, (int)report["resolution"]!);
        Assert.Equal(1000, (int)report["classes"]!);
        Assert.Equal(trainable, (long)report["parameters"]!);
        Assert.Equal(withStatistics, trainable + (long)report["batchNormStatistics"]!);
        Assert.Equal(blocks, (int)report["blocks"]!);
        Assert.Equal(gigaMacs, (long)report["macs"]! / 1e9, precision: 4);
    }

    [Theory]
    [InlineData("efficientnetv2-b0", 192, 0.5282)]
    [InlineData("efficientnetv2-b1", 192, 0.7470)]
    [InlineData("efficientnetv2-b2", 208, 1.0435)]
    [InlineData("efficientnetv2-b3", 240, 1.9080)]
    [InlineData("efficientnetv2-s", 300, 5.3076)]
    [InlineData("efficientnetv2-m", 384, 15.7368)]
    [InlineData("efficientnetv2-l", 384, 35.8994)]
    [InlineData("efficientnetv2-xl", 384, 52.5293)]
    public void The_given_resolution_decides_the_work(string name, int resolution, double gigaMacs) =>
        Assert.Equal(gigaMacs, (long)Nas.Json("arch", "show", name, "--resolution", $"{resolution}")["macs"]! / 1e9, precision: 4);

    [Fact]
    public void Fewer_classes_make_the_classifier_smaller() =>
        Assert.Equal(20_190_298, (long)Nas.Json("arch", "show", "efficientnetv2-s", "--classes", "10")["parameters"]!);

    [Fact]
    public void The_parts_add_up_to_the_totals()
    {
        var report = Nas.Json("arch", "show", "efficientnetv2-s");
        var parts = report["parts"]!.AsArray();

        long[] parameters = [.. parts.Select(part => (long)part!["parameters"]!)];
        Assert.Equal([696, 10_464, 303_552, 589_184, 917_680, 3_463_840, 14_561_832, 330_240, 1_281_000], parameters);
        foreach (var total in new[] { "parameters", "batchNormStatistics", "macs", "activations" })
            Assert.Equal((long)report[total]!, parts.Sum(part => (long)part![total]!));
    }

    [Fact]
    public void The_table_shows_every_part_and_the_totals()
    {
        var shown = Nas.Run("arch", "show", "efficientnetv2-s");

        Assert.Equal((0, ""), (shown.ExitCode, shown.Error));
        Assert.Contains("15 x mbconv6 k3 s2 se0.25", shown.Output, StringComparison.Ordinal);
        Assert.Contains("256 x 12²", shown.Output, StringComparison.Ordinal);
        Assert.Contains("14,561,832", shown.Output, StringComparison.Ordinal);
        Assert.Contains("1,741.3", shown.Output, StringComparison.Ordinal);
        Assert.Contains("21,458,488", shown.Output, StringComparison.Ordinal);
        Assert.Contains("8,365.6", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_canonical_string_stays_on_one_line()
    {
        var canonical = (string?)Nas.Json("arch", "show", "efficientnetv2-l")["canonical"];

        Assert.Contains(canonical, Nas.Run("arch", "show", "efficientnetv2-l").Output.Split(Environment.NewLine));
    }

    [Fact]
    public void A_canonical_string_is_shown_at_224_pixels_without_a_name()
    {
        var report = Nas.Json("arch", "show", Small);

        Assert.Null(report["name"]);
        Assert.Equal((Small, 224, 3), ((string?)report["canonical"], (int)report["resolution"]!, (int)report["blocks"]!));
    }

    [Fact]
    public void The_architecture_of_the_report_can_be_shown_from_a_file()
    {
        var report = Nas.Json("arch", "show", Small);
        var file = Write("small.json", report["architecture"]!.ToJsonString());

        Assert.True(JsonNode.DeepEquals(report, Nas.Json("arch", "show", file)));
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_known_ones()
    {
        var shown = Nas.Run("arch", "show", "efficientnetv3-s");

        Assert.Equal((2, ""), (shown.ExitCode, shown.Output));
        Assert.Contains(
            "There is no network 'efficientnetv3-s'; expected one of efficientnetv2-b0, ", shown.Error, StringComparison.Ordinal);
        Assert.Contains("efficientnet-b7", shown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_string_is_answered_with_stage_field_and_rule()
    {
        var shown = Nas.Run("arch", "show", "r1_k4_s2_e4_i16_o16_c1");

        Assert.Equal((2, ""), (shown.ExitCode, shown.Output));
        Assert.Contains("stage 1, kernel is 'k4'; expected 3, 5 or 7.", shown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_file_is_answered_with_its_path_and_field()
    {
        var file = Write("wrong.json", """{ "stages": [], "heads": 1 }""");

        var shown = Nas.Run("arch", "show", file);

        Assert.Equal((2, ""), (shown.ExitCode, shown.Output));
        Assert.Contains(file, shown.Error, StringComparison.Ordinal);
        Assert.Contains("heads is an unknown field; expected one of canonical, stem, stages, head", shown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Equal((2, $"There is no file '{Folder}/none.json'.{Environment.NewLine}"), Failure("arch", "show", $"{Folder}/none.json"));

    [Theory]
    [InlineData("--resolution", "0", 4096)]
    [InlineData("--resolution", "100000", 4096)]
    [InlineData("--resolution", "large", 4096)]
    [InlineData("--classes", "0", 1_000_000)]
    public void A_number_out_of_range_is_refused(string option, string value, int most)
    {
        var (exitCode, error) = Failure("arch", "show", "efficientnetv2-s", option, value);

        Assert.NotEqual(0, exitCode);
        Assert.Contains($"{option} is '{value}', but must be a whole number from 1 to {most}.", error, StringComparison.Ordinal);
    }

    private static (int ExitCode, string Error) Failure(params string[] arguments) =>
        Nas.Run(arguments) is var run ? (run.ExitCode, run.Error) : default;
}
