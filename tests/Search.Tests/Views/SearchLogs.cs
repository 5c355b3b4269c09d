using NasV2.Algorithms;
using NasV2.Search.Results;
using NasV2.Specs;

namespace NasV2.Search.Tests.Views;

/// <summary>Logs of searches as the store writes them.</summary>
internal static class SearchLogs
{
    public const string Device = "box";
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static SearchSpec Spec { get; } = new SpecReader(new SpecVocabulary(["shapes"], ["crop-flip"], Samplers.Default.Names)).Read(
        """
        name: view
        space: small-image
        trials: 4
        data: { format: shapes }
        recipe: { resolution: 16, epochs: 2 }
        """,
        "spec");

    public static SearchJob Submitted => new(
        "view-1", "view", SpecJson.Write(Spec), "hash", JobState.Submitted, null, null, Start, null, null, LastEvent: 1,
        SearchSettings.None);

    /// <summary>Two trials that complete, one that diverges, one that runs.</summary>
    public static IReadOnlyList<LoggedEvent> Events()
    {
        var log = new List<LoggedEvent>();
        Add(log, null, new SearchSubmitted("view", "hash"));
        Add(log, null, new SearchStateChanged(JobState.Running, null));
        Add(log, null, new StepMeasured(new(Device, Spec.Space.Reference.Canonical, Step(100), 1000, 10)));
        Add(log, null, new DeviceCalibrated(new(Device, Device, 0, 1, 1, [], IsAccepted: true)));
        for (var trial = 0; trial < 4; trial++)
        {
            Add(log, trial, new TrialProposed(Candidate(trial)));
            Add(log, trial, new TrialStarted(1, 1, "w", Start.AddMinutes(1)));
            Add(log, trial, new EpochEnded(1, new Epoch(1, 2, 1, 0.5, 0.5, 0.01, 1)));
        }

        Add(log, 0, new TrialReleased(1, 1, "w", "the lease ran out"));
        Add(log, 0, new TrialStarted(2, 2, "other", Start.AddMinutes(2)));
        Add(log, 0, new TrialEnded(2, "other", Completed(0.5)));
        Add(log, 1, new TrialEnded(1, "w", Completed(0.7)));
        Add(log, 2, new TrialEnded(1, "w", new TrialResult(TrialOutcome.Diverged, Message: "the loss is NaN")));
        Add(log, null, new SettingsChanged(new(Priority: 5)));
        Add(log, null, new SettingsChanged(new(Trials: 9)));
        return log;
    }

    public static string Candidate(int trial) => Spec.Space.At(trial).Canonical;

    /// <summary>The projection of the log's first events.</summary>
    public static SearchProjection After(int events)
    {
        var search = new SearchProjection(Submitted, [], [], []);
        foreach (var next in Events().Take(events).Skip(1))
            search.Apply(next);
        return search;
    }

    private static TrialResult Completed(double accuracy) => new(TrialOutcome.Completed, accuracy, Step(100), 1000, 5);

    private static StepTime Step(double ms) => new(ms, 0.1, 30, true, "cpu", Device, 64, 16, "fp32", "none");

    private static void Add(List<LoggedEvent> log, int? trial, SearchEvent happened) =>
        log.Add(new LoggedEvent(log.Count + 1, Start.AddSeconds(log.Count), trial, happened));
}
