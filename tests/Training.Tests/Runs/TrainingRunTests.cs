using Microsoft.Extensions.Time.Testing;
using NasV2.Data;
using NasV2.Specs;
using NasV2.Training.Runs;
using TorchSharp;

namespace NasV2.Training.Tests.Runs;

public sealed class TrainingRunTests : IDisposable
{
    private const int StepsPerEpoch = 5;
    private const int Kills = 20;

    private static readonly Lazy<Dataset> Shapes =
        new(() => DatasetFormats.Default.Get("shapes").Load("", new DatasetLoadOptions(), CancellationToken.None));

    /// <summary>Everything that could make one attempt differ from another is on.</summary>
    private static readonly Recipe Everything = new()
    {
        Epochs = 4,
        Batch = 16,
        Resolution = 20,
        EvalResolution = 24,
        RandAugment = 9,
        Mixup = 0.3,
        Cutmix = 0.3,
        Cutout = 0.3,
        GradientClip = 5,
        GradientAccumulation = 2,
        Progressive = new() { Stages = 3, Resolution = 12, RandAugment = 2 },
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nas-run-");
    private readonly List<string> _log = [];

    [Fact]
    public Task Killed_at_twenty_random_steps_a_run_ends_with_the_same_weights_to_the_last_bit() => Torch.RunAsync(() =>
    {
        var undisturbed = Run(new RunFolder(Path.Combine(_folder.FullName, "undisturbed")), Everything);
        var expected = File.ReadAllBytes(Weights(undisturbed.Folder));
        var chance = new Random(11);

        for (var kill = 0; kill < Kills; kill++)
        {
            var folder = new RunFolder(Path.Combine(_folder.FullName, $"killed-{kill}"));
            var step = chance.Next(1, (StepsPerEpoch * Everything.Epochs) - 1);
            Assert.Throws<OperationCanceledException>(() => Run(folder, Everything, stopAfter: step));
            torch.manual_seed(kill);
            torch.randn(3).Dispose();

            var resumed = Run(folder, Everything);

            Assert.Equal(undisturbed.Report.Epochs.Select(Figures), resumed.Report.Epochs.Select(Figures));
            Assert.Equal(undisturbed.Report.TestAccuracy, resumed.Report.TestAccuracy);
            Assert.Equal(Tensors(expected), Tensors(File.ReadAllBytes(Weights(folder))));
        }
    });

    [Theory]
    [InlineData("is damaged: its content does not agree with its SHA-256", false)]
    [InlineData("is damaged: it has ", true)]
    public Task A_damaged_checkpoint_is_refused_by_name_and_the_one_before_it_used(string reason, bool isCut) => Torch.RunAsync(() =>
    {
        var folder = new RunFolder(Path.Combine(_folder.FullName, "damaged"));
        var undisturbed = Run(new RunFolder(Path.Combine(_folder.FullName, "undisturbed")), Everything);
        Assert.Throws<OperationCanceledException>(() => Run(folder, Everything, stopAfter: 13));
        var newest = Directory.GetFiles(folder.Checkpoints).Order().Last();
        var bytes = File.ReadAllBytes(newest);
        bytes[bytes.Length / 2] ^= 4;
        File.WriteAllBytes(newest, isCut ? bytes[..^100] : bytes);

        var resumed = Run(folder, Everything);

        Assert.Contains(_log, line => line.StartsWith($"The checkpoint '{newest}' {reason}", StringComparison.Ordinal));
        Assert.Contains("Resumes after step 10.", _log);
        Assert.Equal(undisturbed.Report.Epochs.Select(Figures), resumed.Report.Epochs.Select(Figures));
    });

    [Fact]
    public Task The_folder_holds_two_checkpoints_a_line_an_epoch_and_the_best_weights() => Torch.RunAsync(() =>
    {
        var (folder, report) = Run(new RunFolder(Path.Combine(_folder.FullName, "whole")), Everything);

        Assert.Equal(2, Directory.GetFiles(folder.Checkpoints).Length);
        Assert.Equal(Everything.Epochs, File.ReadAllLines(folder.Metrics).Length);
        Assert.Contains("\"epoch\":4,", File.ReadAllLines(folder.Metrics)[^1], StringComparison.Ordinal);
        Assert.Contains("\"resolution\":20,", File.ReadAllLines(folder.Metrics)[^1], StringComparison.Ordinal);
        Assert.True(File.Exists(folder.Best));
        Assert.Equal(report.Epochs.Max(epoch => epoch.MinivalAccuracy), report.MinivalAccuracy);
        Assert.NotNull(report.TestAccuracy);
        Assert.Empty(_log);
    });

    [Fact]
    public Task Metrics_are_appended_and_a_resumed_run_has_each_epoch_once() => Torch.RunAsync(() =>
    {
        var folder = new RunFolder(Path.Combine(_folder.FullName, "metrics"));
        StreamReader? reader = null;
        Assert.Throws<OperationCanceledException>(() => Run(
            folder, Everything, stopAfter: (2 * StepsPerEpoch) + 1,
            onStep: step => reader ??= step > StepsPerEpoch
                ? new(new FileStream(folder.Metrics, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
                : null));

        // Opened in the second epoch, and not replaced since.
        using (reader)
            Assert.Equal(2, reader!.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Run(folder, Everything);
        Assert.Equal(
            Enumerable.Range(1, Everything.Epochs).Select(epoch => $"{{\"epoch\":{epoch},"),
            File.ReadAllLines(folder.Metrics).Select(line => line[..(line.IndexOf(',', StringComparison.Ordinal) + 1)]));
    });

    [Fact]
    public Task A_run_begins_with_the_weights_of_another() => Torch.RunAsync(() =>
    {
        var once = Everything with { Epochs = 2, Progressive = null };
        var (pretrained, _) = Run(new RunFolder(Path.Combine(_folder.FullName, "first")), once);
        var (_, drawn) = Run(new RunFolder(Path.Combine(_folder.FullName, "drawn")), once);

        var (_, tuned) = Run(new RunFolder(Path.Combine(_folder.FullName, "tuned")), once, from: pretrained.Path);

        Assert.NotEqual(drawn.Epochs[0].Loss, tuned.Epochs[0].Loss);
        Assert.Contains($"Begins with all weights of {pretrained.Path}.", _log);
    });

    [Fact]
    public Task A_run_does_not_overwrite_the_weights_that_it_would_begin_with() => Torch.RunAsync(() =>
    {
        var once = Everything with { Epochs = 1, WarmupEpochs = 0, Progressive = null };
        var (folder, _) = Run(new RunFolder(Path.Combine(_folder.FullName, "first")), once);
        var best = File.ReadAllBytes(folder.Best);

        var refusal = Assert.Throws<RunFolderException>(() => Run(folder, once, from: folder.Path));

        Assert.Contains("differs in the weights it began with", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(best, File.ReadAllBytes(folder.Best));
    });

    [Fact]
    public Task A_run_that_has_ended_is_not_trained_again() => Torch.RunAsync(() =>
    {
        var (folder, once) = Run(new RunFolder(Path.Combine(_folder.FullName, "ended")), Everything);

        var (_, again) = Run(folder, Everything, onStep: _ => Assert.Fail("It was trained."));

        Assert.Equal(once.Epochs, again.Epochs);
        Assert.Equal((once.TestAccuracy, once.BestEpoch), (again.TestAccuracy, again.BestEpoch));
    });

    [Fact]
    public Task The_seconds_of_an_epoch_count_what_was_trained_before_an_interruption() => Torch.RunAsync(() =>
    {
        var folder = new RunFolder(Path.Combine(_folder.FullName, "timed"));
        var clock = new FakeTimeProvider();
        Action<long> takeTenSeconds = _ => clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Throws<OperationCanceledException>(() => Run(folder, Everything, stopAfter: 3, clock: clock, onStep: takeTenSeconds));
        clock.Advance(TimeSpan.FromDays(1));

        var (_, report) = Run(folder, Everything, clock: clock, onStep: takeTenSeconds);

        // The third step came after the newest checkpoint, so it was taken twice and counts once.
        Assert.All(report.Epochs, epoch => Assert.Equal(10 * StepsPerEpoch, epoch.Seconds));
    });

    private static (int, double, double?, double) Figures(Epoch epoch) =>
        (epoch.Number, epoch.Loss, epoch.TrainAccuracy, epoch.MinivalAccuracy);

    /// <summary>The newest checkpoint: weights, optimizer, average, random state, at the end of the last
    /// epoch but one and beyond.</summary>
    private static string Weights(RunFolder folder) => Directory.GetFiles(folder.Checkpoints).Order().Last();

    private static byte[] Tensors(byte[] file) => file[(8 + (int)BitConverter.ToInt64(file))..];

    private (RunFolder Folder, RunReport Report) Run(
        RunFolder folder, Recipe recipe, int? stopAfter = null, string? from = null, TimeProvider? clock = null,
        Action<long>? onStep = null)
    {
        using var stop = new CancellationTokenSource();
        var run = new TrainingRun
        {
            Architecture = Networks.TinyArchitecture,
            Recipe = recipe,
            Data = new TrainingData(Shapes.Value, new DataSpec { Format = "shapes", Train = 16 * StepsPerEpoch, Minival = 50 }),
            Seed = 7,
            Device = torch.CPU,
            Folder = folder,
            Clock = clock ?? TimeProvider.System,
            CheckpointEverySteps = 2,
            From = from,
            Log = _log.Add,
            OnStep = step =>
            {
                onStep?.Invoke(step);
                if (step == stopAfter)
                    stop.Cancel();
            },
        };
        return (folder, run.Run(stop.Token));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
