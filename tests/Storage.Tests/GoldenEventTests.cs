using System.Text.Json;

namespace NasV2.Storage.Tests;

/// <summary>Events and results that stores of commit f4ad835 hold, see tests/Golden.</summary>
public sealed class GoldenEventTests
{
    private const string Candidate = "r1_k3_s1_e1_i8_o8_c1-r2_k3_s2_e4_i8_o16_se0.25-h32";
    private const string Worker = "host/cuda:1";
    private static readonly DateTimeOffset Until = DateTimeOffset.FromUnixTimeMilliseconds(1_764_331_200_123);

    private static readonly StepTime Settled = new(
        21.4, 0.3125, 60, true, "cuda:1", "NVIDIA H100 80GB HBM3", 64, 28, "bf16", "TorchSharp 0.107.0, libtorch 2.10.0",
        ["a trainer that would not pause"]);

    private static readonly StepTime Unsettled = new(10.5, 0.1, 30, false, "cpu", "AMD EPYC 9B14, 2 cores", 32, 16, "fp32", "torch");

    private static readonly TrialResult[] Results =
    [
        new(TrialOutcome.Completed, 0.8125, Settled, 192346, 9812345, 29.25),
        new(TrialOutcome.OutOfMemory, Message: "CUDA out of memory"),
        new(TrialOutcome.Diverged, Message: "The training loss became NaN or infinite in epoch 3."),
        new(TrialOutcome.TimedOut, Message: "It took longer than the limit of 30 minutes."),
        new(TrialOutcome.Infeasible),
        new(TrialOutcome.Cancelled),
        new(TrialOutcome.Failed, Message: "died 3 times: \"signal 9\" é €"),
        new(TrialOutcome.Completed, 1, Unsettled, 1, 1, 0),
    ];

    /// <summary>Kinds that are read and no longer written.</summary>
    private static readonly string[] Superseded = ["BudgetChanged", "PriorityChanged"];

    private static readonly SearchEvent[] Events =
    [
        new SearchSubmitted("cifar \"ten\"", "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"),
        new SearchStateChanged(JobState.Running, null),
        new SearchStateChanged(JobState.Paused, "images.gz ends at byte 7."),
        new SearchStateChanged(JobState.Completed, null),
        new SearchStateChanged(JobState.Failed, "why"),
        new SearchStateChanged(JobState.Cancelled, "why"),
        new TrialProposed(Candidate),
        new TrialStarted(2, 3, Worker, Until),
        new EpochEnded(2, new(1, 10, 1.71875, 0.5, 0.625, 0.004, 2.9)),
        new EpochEnded(1, new(2, 10, double.NaN, null, 0.1, 0.016, 3)),
        new EpochEnded(1, new(3, 10, double.PositiveInfinity, 0.1, 0.1, 1e-7, 3)),
        .. Results.Select(result => new TrialEnded(2, Worker, result)),
        new TrialReleased(2, 3, Worker, "the lease ran out"),
        new TrialReleased(2, 3, Worker, "signal 9", TrainerDied: true, Until),
        new StepMeasured(new("NVIDIA H100 80GB HBM3", Candidate, Settled, 192346, 10)),
        new DeviceCalibrated(new("a", "a", 0, 1, 1, [], IsAccepted: true)),
        new DeviceCalibrated(new("b", "a", -0.125, 1.0625, 0.9375, [new(Candidate, 10.5, 11.25, 11)], IsAccepted: false)),
        new SettingsChanged(new(Trials: 40)),
        new SettingsChanged(new(Priority: 7)),
    ];

    [Fact]
    public void Every_kind_of_event_reads_as_it_was_written()
    {
        var lines = Stored();

        Assert.Equal(Events.Length, lines.Count);
        foreach (var (expected, line) in Events.Zip(lines))
            Assert.Equivalent(expected, EventFormat.Read(line.Kind, line.Payload), strict: true);
    }

    [Fact]
    public void Every_kind_of_event_is_still_written_in_the_same_shape() =>
        Assert.Equal(Stored().Where(line => !Superseded.Contains(line.Kind)),
            Events.Where(happened => happened is not SettingsChanged).Select(EventFormat.Write));

    [Fact]
    public void Every_outcome_of_a_trial_reads_and_is_written_as_it_was()
    {
        var lines = Lines("results.jsonl");

        foreach (var (expected, line) in Results.Zip(lines))
            Assert.Equivalent(expected, StoreText.Read<TrialResult>(line), strict: true);
        Assert.Equal(lines, Results.Select(StoreText.Write));
    }

    private static List<(string Kind, string Payload)> Stored() =>
    [
        .. Lines("events.jsonl").Select(line => JsonSerializer.Deserialize<JsonElement>(line))
            .Select(line => (line.GetProperty("kind").GetString()!, line.GetProperty("payload").GetRawText())),
    ];

    private static string[] Lines(string file) => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Golden", "store", file));
}
