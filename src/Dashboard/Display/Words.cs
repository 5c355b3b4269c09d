using NasV2.Api.V1;

namespace NasV2.Dashboard.Display;

/// <summary>States as people read them.</summary>
internal static class Words
{
    public static readonly IReadOnlyDictionary<SearchState, string> States = new Dictionary<SearchState, string>
    {
        [SearchState.Unspecified] = "unknown",
        [SearchState.Submitted] = "submitted",
        [SearchState.Running] = "running",
        [SearchState.Paused] = "paused",
        [SearchState.Completed] = "completed",
        [SearchState.Failed] = "failed",
        [SearchState.Cancelled] = "cancelled",
    };

    public static readonly IReadOnlyDictionary<TrialStatus, string> Statuses = new Dictionary<TrialStatus, string>
    {
        [TrialStatus.Unspecified] = "not proposed",
        [TrialStatus.Queued] = "queued",
        [TrialStatus.Running] = "running",
        [TrialStatus.Completed] = "completed",
        [TrialStatus.Pruned] = "pruned",
        [TrialStatus.OutOfMemory] = "out of memory",
        [TrialStatus.Diverged] = "diverged",
        [TrialStatus.TimedOut] = "timed out",
        [TrialStatus.Infeasible] = "infeasible",
        [TrialStatus.Cancelled] = "cancelled",
        [TrialStatus.Failed] = "failed",
        [TrialStatus.NothingLearned] = "nothing learned",
    };

    /// <summary>Class of the mark beside a state: calm, active, held or bad.</summary>
    public static string Tone(SearchState state) => state switch
    {
        SearchState.Running or SearchState.Submitted => "active",
        SearchState.Paused => "held",
        SearchState.Failed => "bad",
        SearchState.Cancelled => "off",
        _ => "done",
    };

    public static string Tone(TrialStatus status) => status switch
    {
        TrialStatus.Running => "active",
        TrialStatus.Queued or TrialStatus.Unspecified or TrialStatus.Cancelled => "off",
        TrialStatus.Pruned => "held",
        TrialStatus.Completed => "done",
        _ => "bad",
    };
}
