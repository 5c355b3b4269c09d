namespace NasV2.Storage;

/// <summary>How trials come into being, progress and end.</summary>
internal static class TrialRules
{
    /// <exception cref="CandidateConflictException">Nothing was added.</exception>
    public static bool Add(LedgerDraft draft, IReadOnlyList<NewTrial> trials)
    {
        var added = new Dictionary<int, string>();
        foreach (var (index, candidate) in trials)
        {
            var held = draft.Find(index)?.Candidate ?? added.GetValueOrDefault(index);
            if (held is null)
                added.Add(index, candidate);
            else if (held != candidate)
                throw new CandidateConflictException(draft.JobId, index, held, candidate);
        }
        foreach (var (index, candidate) in added)
        {
            draft.Put(new Trial(draft.JobId, index, candidate, TrialState.Queued, 0, 0, 0, null, null, null, null, null));
            draft.Append(EventKind.CandidateProposed, index, new CandidateProposed(candidate));
        }
        return added.Count > 0;
    }

    public static bool Report(LedgerDraft draft, Lease lease, IReadOnlyList<EpochReport> reports)
    {
        if (draft.Held(lease) is null)
            return false;
        foreach (var report in reports)
        {
            var trial = draft.Find(lease.Index)!;
            draft.Report(trial, report);
            draft.Append(EventKind.EpochReported, trial.Index, new EpochReported(trial.Attempt, report));
        }
        return true;
    }

    public static Trial? Complete(LedgerDraft draft, Lease lease, TrialResult result)
    {
        if (draft.Held(lease) is not { } trial)
            return draft.Find(lease.Index) is { } ended && IsRepeated(ended, lease, result) ? ended : null;
        draft.Append(EventKind.TrialFinished, trial.Index, new TrialFinished(trial.Attempt, trial.Worker!, result));
        return draft.Put(trial with { State = TrialState.Finished, LeaseUntil = null, FinishedAt = draft.Now, Result = result });
    }

    // As text, for the lists in a result are equal only to themselves.
    private static bool IsRepeated(Trial ended, Lease lease, TrialResult result) =>
        ended is { State: TrialState.Finished, Result: { } kept } && ended.Token == lease.Token
        && StoreText.Write(kept) == StoreText.Write(result);
}
