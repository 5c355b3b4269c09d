namespace NasV2.Storage;

/// <summary>How a job's state and settings change.</summary>
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

    public static bool ChangeSettings(LedgerDraft draft, SearchSettings change)
    {
        if (draft.Head.IsFinal)
            return false;
        var settings = draft.Head.Settings.With(change);
        if (draft.Head.Settings == settings)
            return true;
        draft.SetHead(draft.Head with { Settings = settings });
        draft.Append(null, new SettingsChanged(change));
        return true;
    }
}
