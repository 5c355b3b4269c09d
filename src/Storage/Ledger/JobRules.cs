namespace NasV2.Storage;

/// <summary>How a job's state and budget change.</summary>
internal static class JobRules
{
    public static bool SetState(LedgerDraft draft, JobState state, string? message)
    {
        if (draft.Head.IsFinal)
            return false;
        var started = draft.Head.StartedAt ?? (state == JobState.Running ? draft.Now : null);
        draft.SetHead(draft.Head with { State = state, Message = message, StartedAt = started });
        draft.Append(null, new SearchStateChanged(state, message));
        return true;
    }

    public static bool Finish(LedgerDraft draft, JobState state, string? message, string? resultJson)
    {
        if (draft.Head.IsFinal)
            return false;
        draft.SetHead(draft.Head with { State = state, Message = message, ResultJson = resultJson, FinishedAt = draft.Now });
        draft.Append(null, new SearchStateChanged(state, message));
        return true;
    }

    public static bool SetBudget(LedgerDraft draft, int trials)
    {
        if (draft.Head.IsFinal)
            return false;
        if (draft.Head.Budget == trials)
            return true;
        draft.SetHead(draft.Head with { Budget = trials });
        draft.Append(null, new BudgetChanged(trials));
        return true;
    }

    public static bool SetPriority(LedgerDraft draft, int priority)
    {
        if (draft.Head.IsFinal)
            return false;
        if (draft.Head.Priority == priority)
            return true;
        draft.SetHead(draft.Head with { Priority = priority });
        draft.Append(null, new PriorityChanged(priority));
        return true;
    }
}
