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
            draft.Put(Trial.Propose(draft.JobId, index, candidate));
            draft.Append(index, new TrialProposed(candidate));
        }
        return added.Count > 0;
    }

    public static bool Report(LedgerDraft draft, Lease lease, IReadOnlyList<Epoch> epochs)
    {
        if (draft.FindLeased(lease) is null)
            return false;
        foreach (var epoch in epochs)
        {
            var trial = draft.Find(lease.Index)!;
            draft.Report(trial, epoch);
            draft.Append(trial.Index, new EpochEnded(trial.Attempt, epoch));
        }
        return true;
    }

    public static Trial? Complete(LedgerDraft draft, Lease lease, TrialResult result)
    {
        if (draft.FindLeased(lease) is not { } trial)
            return draft.Find(lease.Index) is { } ended && IsRepeated(ended, lease, result) ? ended : null;
        draft.Append(trial.Index, new TrialEnded(trial.Attempt, trial.Worker!, result));
        return draft.Put(trial with { State = TrialState.Finished, LeaseUntil = null, FinishedAt = draft.Now, Result = result });
    }

    // As text, for the lists in a result are equal only to themselves.
    private static bool IsRepeated(Trial ended, Lease lease, TrialResult result) =>
        ended is { State: TrialState.Finished, Result: { } kept } && ended.Token == lease.Token
        && StoreText.Write(kept) == StoreText.Write(result);
}
