namespace NasV2.Storage;

/// <summary>What the bearer of a token may use; null stands for no limit.</summary>
/// <param name="RunningJobs">Searches that have not ended, at a time.</param>
/// <param name="TrialsPerJob">Trials of one search.</param>
/// <param name="CallsPerSecond">Calls a second, on each head.</param>
public sealed record TokenQuota(int? RunningJobs = null, int? TrialsPerJob = null, int? CallsPerSecond = null)
{
    /// <summary>No limits.</summary>
    public static TokenQuota None { get; } = new();
}
