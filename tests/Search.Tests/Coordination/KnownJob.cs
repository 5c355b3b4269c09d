using NasV2.Search.Results;
using NasV2.Specs;

namespace NasV2.Search.Tests.Coordination;

/// <summary>A job as its coordinator knows it, without a coordinator.</summary>
internal static class KnownJob
{
    public static readonly SearchSpec Spec = new SpecReader(SpecVocabulary.Any).Read(
        """
        name: known
        space: small-image
        trials: 4
        data: { format: shapes }
        recipe: { resolution: 16 }
        """,
        "test");

    public static string Reference => Spec.Space.Reference.Canonical;

    public static SearchProjection Create(params Trial[] trials) => new(Record(), trials, [], []);

    public static SearchProjection Create(SearchSpec spec) => new(Record() with { SpecJson = SpecJson.Write(spec) }, [], [], []);

    public static SearchJob Record(int? budget = null) => new(
        "job", "known", SpecJson.Write(Spec), "", JobState.Running, null, null, DateTimeOffset.UnixEpoch, null, null, 0,
        new SearchSettings(Trials: budget));

    public static Trial Leased(Trial trial, long token = 1) => trial with { State = TrialState.Leased, Token = token, Worker = "w" };

    public static Trial Completed(Trial trial, StepTime? stepTime) => trial with
    {
        State = TrialState.Finished,
        Token = Math.Max(1, trial.Token),
        Worker = "w",
        Result = new TrialResult(TrialOutcome.Completed, 0.5, stepTime, 1000, 5),
    };

    public static StepTime Step(string deviceType, double ms = 10, bool settled = true) =>
        new(ms, ms / 100, 30, settled, "cpu", deviceType, 64, 32, "fp32", "test");

    public static StepMeasurement Measured(string deviceType, string candidate, double ms = 10, bool settled = true) =>
        new(deviceType, candidate, Step(deviceType, ms, settled), 1000, 10);
}
