namespace NasV2.Storage;

/// <summary>How leases are given, held and given back.</summary>
internal static class LeaseRules
{
    private const string Expired = "the lease ran out";

    public static Trial? Give(LedgerDraft draft, int index, string worker, TimeSpan duration)
    {
        // A lease that was asked for before a pause may arrive after it.
        if (draft.Head.IsFinal || draft.Head.State == JobState.Paused)
            return null;
        if (draft.Find(index) is not { } trial || !IsFree(draft, trial))
            return null;
        if (trial.State == TrialState.Leased)
            AppendLost(draft, trial, new Release(Expired, TrainerDied: false, TimeSpan.Zero), null);
        var until = draft.Now + duration;
        var leased = trial with
        {
            State = TrialState.Leased,
            Attempt = trial.Attempt + 1,
            Token = trial.Token + 1,
            Worker = worker,
            LeaseUntil = until,
            StartedAt = draft.Now,
            NotBefore = null,
        };
        draft.Append(index, new TrialStarted(leased.Attempt, leased.Token, worker, until));
        return draft.Put(leased);
    }

    public static bool Renew(LedgerDraft draft, Lease lease, TimeSpan duration)
    {
        if (draft.FindLeased(lease) is not { } trial)
            return false;
        draft.Renew(trial, draft.Now + duration);
        return true;
    }

    public static Trial? Release(LedgerDraft draft, Lease lease, Release release) =>
        draft.FindLeased(lease) is { } trial ? Return(draft, trial, release) : null;

    public static IReadOnlyList<Trial> ReleaseExpired(LedgerDraft draft)
    {
        var release = new Release(Expired, TrainerDied: false, TimeSpan.Zero);
        return [.. draft.Leased().Where(draft.HasEnded).Select(trial => Return(draft, trial, release))];
    }

    public static IReadOnlyList<Trial> ReleaseAll(LedgerDraft draft, string reason)
    {
        var release = new Release(reason, TrainerDied: false, TimeSpan.Zero);
        return [.. draft.Leased().Select(trial => Return(draft, trial, release))];
    }

    private static bool IsFree(LedgerDraft draft, Trial trial) => trial.State switch
    {
        TrialState.Queued => trial.NotBefore is null || trial.NotBefore <= draft.Now,
        TrialState.Leased => draft.HasEnded(trial),
        _ => false,
    };

    private static Trial Return(LedgerDraft draft, Trial trial, Release release)
    {
        DateTimeOffset? notBefore = release.BackOff > TimeSpan.Zero ? draft.Now + release.BackOff : null;
        AppendLost(draft, trial, release, notBefore);
        return draft.Put(trial with
        {
            State = TrialState.Queued,
            Worker = null,
            LeaseUntil = null,
            TrainerDeaths = trial.TrainerDeaths + (release.TrainerDied ? 1 : 0),
            NotBefore = notBefore,
        });
    }

    private static void AppendLost(LedgerDraft draft, Trial trial, Release release, DateTimeOffset? notBefore) => draft.Append(
        trial.Index, new TrialReleased(trial.Attempt, trial.Token, trial.Worker!, release.Reason, release.TrainerDied, notBefore));
}
