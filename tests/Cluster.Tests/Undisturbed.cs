using System.Text.Json;
using NasV2.Cluster.Chaos.Verification;
using NasV2.FakeTrainer;

namespace NasV2.Cluster.Tests;

/// <summary>What the store holds after a search that nothing disturbed.</summary>
internal static class Undisturbed
{
    private const int Deaths = 3;

    public static StoredSearch Store(ExpectedSearch expected)
    {
        var trials = expected.Trials.Select(trial => new StoredTrial(
            trial.Index, trial.Candidate, "Finished", Attempts(trial), Attempts(trial), Result(trial))).ToList();
        var events = expected.Trials.SelectMany(Events).Select((entry, at) => entry with { Sequence = at + 1 }).ToList();
        var ranking = expected.Ranking.Select((trial, at) =>
            new { rank = at + 1, trial = trial.Index, candidate = trial.Candidate, reward = trial.Reward });
        return new StoredSearch(1, "Completed", null, events.Count, Json(new { ranking }), trials, events);
    }

    public static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value);

    private static int Attempts(ExpectedTrial trial) => trial.Fate.Ending == Ending.Poisoned ? Deaths : 1;

    private static JsonElement Result(ExpectedTrial trial) => trial.Fate.Ending == Ending.Completed
        ? Json(new
        {
            outcome = trial.Outcome,
            accuracy = trial.Fate.Accuracy,
            stepTime = new { medianMs = trial.Fate.StepMs },
            parameters = trial.Fate.Parameters,
            macs = trial.Fate.Macs,
        })
        : Json(new { outcome = trial.Outcome, message = "as it must be" });

    private static IEnumerable<StoredEvent> Events(ExpectedTrial trial)
    {
        yield return new(0, StoredEvent.Proposed, trial.Index, Json(new { candidate = trial.Candidate }));
        for (var attempt = 1; attempt <= Attempts(trial); attempt++)
        {
            yield return new(0, StoredEvent.Leased, trial.Index, Json(new { attempt, token = attempt }));
            yield return new(0, StoredEvent.Reported, trial.Index, Json(new { attempt }));
            if (attempt < Attempts(trial))
                yield return new(0, StoredEvent.LeaseLost, trial.Index, Json(new { attempt, token = attempt }));
        }

        yield return new(0, StoredEvent.Finished, trial.Index, Json(new { attempt = Attempts(trial) }));
    }
}
