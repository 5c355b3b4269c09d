using System.Text.Json;
using NasV2.Search.Algorithms;
using NasV2.Search.Views;
using NasV2.Specs;
using NasV2.Storage;

namespace NasV2.Search.Tests.Views;

/// <summary>Logs of searches as the store writes them.</summary>
internal static class SearchLogs
{
    public const string Device = "box";
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static SearchSpec Spec { get; } = new SpecReader(new SpecVocabulary(["shapes"], ["crop-flip"], Samplers.Names)).Read(
        """
        name: view
        space: small-image
        trials: 4
        data: { format: shapes }
        recipe: { resolution: 16, epochs: 2 }
        """,
        "spec");

    public static Job NewJob => new(
        "view-1", "view", SpecJson.Write(Spec), "hash", JobState.Submitted, null, null, Start, null, null, LastEvent: 1);

    /// <summary>Two trials that complete, one that diverges, one that runs.</summary>
    public static IReadOnlyList<StoredEvent> Events()
    {
        var log = new List<StoredEvent>();
        Add(log, EventKind.JobSubmitted, null, new JobSubmitted("view", "hash"));
        Add(log, EventKind.JobStateChanged, null, new JobStateChanged(JobState.Running, null));
        Add(log, EventKind.StepMeasured, null, new StepMeasurement(Device, Spec.Space.Reference.Canonical, Step(100), 1000, 10));
        Add(log, EventKind.DeviceCalibrated, null, new DeviceCalibration(Device, Device, 0, 1, 1, [], IsAccepted: true));
        for (var trial = 0; trial < 4; trial++)
        {
            Add(log, EventKind.CandidateProposed, trial, new CandidateProposed(Candidate(trial)));
            Add(log, EventKind.TrialLeased, trial, new TrialLeased(1, 1, "w", Start.AddMinutes(1)));
            Add(log, EventKind.EpochReported, trial, new EpochReported(1, new EpochReport(1, 2, 1, 0.5, 0.5, 0.01, 1)));
        }

        Add(log, EventKind.LeaseLost, 0, new LeaseLost(1, 1, "w", "the lease ran out"));
        Add(log, EventKind.TrialLeased, 0, new TrialLeased(2, 2, "other", Start.AddMinutes(2)));
        Add(log, EventKind.TrialFinished, 0, new TrialFinished(2, "other", Completed(0.5)));
        Add(log, EventKind.TrialFinished, 1, new TrialFinished(1, "w", Completed(0.7)));
        Add(log, EventKind.TrialFinished, 2, new TrialFinished(1, "w", new TrialResult(TrialOutcome.Diverged, Message: "the loss is NaN")));
        Add(log, EventKind.PriorityChanged, null, new PriorityChanged(5));
        Add(log, EventKind.BudgetChanged, null, new BudgetChanged(9));
        return log;
    }

    public static string Candidate(int trial) => Spec.Space.At(trial).Canonical;

    /// <summary>The view of the log's first events.</summary>
    public static SearchView After(int events)
    {
        var view = new SearchView(NewJob, [], [], []);
        foreach (var next in Events().Take(events).Skip(1))
            view.Apply(next);
        return view;
    }

    private static TrialResult Completed(double accuracy) => new(TrialOutcome.Completed, accuracy, Step(100), 1000, 5);

    private static StepTime Step(double ms) => new(ms, 0.1, 30, true, "cpu", Device, 64, 16, "fp32", "none");

    private static void Add<T>(List<StoredEvent> log, EventKind kind, int? trial, T payload) => log.Add(new StoredEvent(
        log.Count + 1, Start.AddSeconds(log.Count), kind, trial, JsonSerializer.Serialize(payload, typeof(T), StoreJson.Default)));
}
