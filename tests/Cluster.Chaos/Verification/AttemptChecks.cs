using NasV2.FakeTrainer;

namespace NasV2.Cluster.Chaos.Verification;

/// <summary>At no time two leases of a trial held, only the holder reported, and nothing happened to a trial after its end.</summary>
internal static class AttemptChecks
{
    private const int DeathsOfPoisoned = 3;

    public static IEnumerable<string> Run(StoredSearch stored, ExpectedSearch expected)
    {
        var histories = stored.Events.Where(entry => entry.Trial is not null).ToLookup(entry => entry.Trial!.Value);
        foreach (var trial in stored.Trials)
        {
            foreach (var problem in Walk(histories[trial.Index], trial))
                yield return $"trial {trial.Index} {problem}";
        }

        foreach (var poisoned in stored.Trials.Where(trial => IsPoisoned(expected, trial) && trial.Attempt < DeathsOfPoisoned))
            yield return $"trial {poisoned.Index} kills its trainer, but was given up after {poisoned.Attempt} attempts";
    }

    private static IEnumerable<string> Walk(IEnumerable<StoredEvent> history, StoredTrial trial)
    {
        int? holder = null;
        var attempts = 0;
        var token = 0L;
        var isFinished = false;
        foreach (var entry in history)
        {
            if (isFinished)
                yield return $"has {entry}, after its end";
            switch (entry.Kind)
            {
                case StoredEvent.Leased:
                    if (holder is not null)
                        yield return $"has {entry}, while {Name(holder)} held it";
                    if (entry.Attempt != ++attempts || entry.Token <= token)
                        yield return $"has {entry}, of attempt {entry.Attempt} with token {entry.Token} after token {token}";
                    (holder, token) = (entry.Attempt, entry.Token);
                    break;
                case StoredEvent.LeaseLost:
                case StoredEvent.Reported:
                case StoredEvent.Finished:
                    if (entry.Attempt != holder)
                        yield return $"has {entry}, of attempt {entry.Attempt}, while {Name(holder)} held it";
                    holder = entry.Kind == StoredEvent.LeaseLost ? null : holder;
                    isFinished |= entry.Kind == StoredEvent.Finished;
                    break;
            }
        }

        if (attempts != trial.Attempt || token != trial.Token)
            yield return $"says attempt {trial.Attempt} and token {trial.Token}, but its log attempt {attempts} and token {token}";
    }

    private static string Name(int? holder) => holder is { } attempt ? $"attempt {attempt}" : "no attempt";

    private static bool IsPoisoned(ExpectedSearch expected, StoredTrial trial) =>
        trial.Index < expected.Trials.Count && expected.Trials[trial.Index].Fate.Ending == Ending.Poisoned;
}
