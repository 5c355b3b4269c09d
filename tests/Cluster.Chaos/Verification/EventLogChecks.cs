namespace NasV2.Cluster.Chaos.Verification;

/// <summary>The job's log has no gap, and each trial begins and ends in it once.</summary>
internal static class EventLogChecks
{
    public static IEnumerable<string> Run(StoredSearch stored, ExpectedSearch expected)
    {
        if (stored.Events.Index().Any(pair => pair.Item.Sequence != pair.Index + 1))
            yield return "the event log has a gap";
        if (stored.Events.Count == 0 || stored.Events[^1].Sequence != stored.LastEvent)
            yield return $"the job says that its last event is {stored.LastEvent}, but the log holds {stored.Events.Count}";
        foreach (var kind in new[] { StoredEvent.Proposed, StoredEvent.Finished })
        {
            var counts = stored.Events.Where(entry => entry.Kind == kind).CountBy(entry => entry.Trial!.Value).ToDictionary();
            foreach (var trial in expected.Trials.Select(trial => trial.Index))
            {
                if (counts.GetValueOrDefault(trial) is not 1 and var count)
                    yield return $"trial {trial} has {count} events {kind}";
            }
        }
    }
}
