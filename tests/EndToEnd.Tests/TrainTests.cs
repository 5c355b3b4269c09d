using System.Text.Json.Nodes;

namespace NasV2.EndToEnd.Tests;

public sealed class TrainTests : IDisposable
{
    private static readonly string[] SmallNetwork = ["--arch", "r1_k3_s1_e1_i8_o8_c1-r2_k3_s2_e4_i8_o16_se0.25-h32"];

    private static readonly string[] SmallRun =
    [
        "--data", "shapes", "--train", "128", "--minival", "50", "--device", "cpu",
        "--set", "epochs=4", "--set", "warmupEpochs=1", "--set", "resolution=16", "--set", "progressive.resolution=8", "--set", "batch=32",
    ];

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nas-train-");

    private string First => Path.Combine(_folder.FullName, "first");

    [Fact]
    public async Task A_network_is_trained_once_fine_tuned_and_never_overwritten()
    {
        var (_, output, _) = await TrainAsync(First);
        Assert.Contains("epoch   4/4    16 px", output, StringComparison.Ordinal);
        foreach (var file in new[] { "architecture.json", "recipe.json", "metrics.jsonl", "curves.svg", "report.json", "best.safetensors" })
            Assert.True(File.Exists(Path.Combine(First, file)), file);
        var report = await File.ReadAllTextAsync(Path.Combine(First, "report.json"), Ct);

        var (_, again, _) = await TrainAsync(First);
        Assert.DoesNotContain("epoch   4/4", again, StringComparison.Ordinal);
        Assert.Equal(report, await File.ReadAllTextAsync(Path.Combine(First, "report.json"), Ct));

        var tuned = await TrainAsync(Path.Combine(_folder.FullName, "tuned"), "--from", First, "--set", "learningRate=0.001");
        Assert.Contains($"Begins with all weights of {First}.", tuned.Output, StringComparison.Ordinal);

        var other = await NasProcess.RunAsync(["train", .. SmallNetwork, .. SmallRun, "--out", First, "--set", "learningRate=0.001"]);
        Assert.Equal(2, other.ExitCode);
        Assert.Equal($"The folder '{First}' holds a run that differs in recipe; choose another (--out).", other.Error.TrimEnd());
    }

    [Fact]
    public async Task A_study_compares_schedules_over_seeds()
    {
        var study = await NasProcess.RunAsync(
            ["study", .. SmallNetwork, .. SmallRun, "--schedules", "fixed,adaptive,fixed", "--seeds", "2", "--out", First, "--json"]);

        Assert.True(study.ExitCode == 0, study.Error);
        var rows = JsonNode.Parse(study.Output)!.AsArray();
        Assert.Equal(["fixed", "adaptive"], rows.Select(row => (string?)row!["schedule"]));
        Assert.All(rows, row => Assert.Equal(2, row!["accuracies"]!.AsArray().Count));
        Assert.Equal(["adaptive-1", "adaptive-2", "fixed-1", "fixed-2"], Directory.GetDirectories(First).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("steps=2", "steps is 2, which comes to epochs 1 of these images; expected more than warmupEpochs, "
        + "which is 1, and at most 10000.")]
    [InlineData("dropout=.5x", "--set:1: dropout is \".5x\"; expected ")]
    [InlineData("preset=transfer", "--set is 'preset=transfer', but a preset is given with --recipe transfer.")]
    public async Task A_network_that_cannot_be_trained_is_answered_with_a_sentence(string change, string expected)
    {
        var run = await NasProcess.RunAsync(["train", .. SmallNetwork, .. SmallRun, "--set", change, "--out", First]);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output, string Error)> TrainAsync(string folder, params string[] more)
    {
        var run = await NasProcess.RunAsync(["train", .. SmallNetwork, .. SmallRun, "--out", folder, .. more]);
        Assert.True(run.ExitCode == 0, run.Error);
        return run;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
