namespace NasV2.Search.Algorithms.Sharing;

/// <summary>A job that could use more slots.</summary>
/// <param name="JobId">The job; ids are carried through and never compared.</param>
/// <param name="Priority">Its weight, 1 to 100: with twice the weight a job gets twice the slots.</param>
/// <param name="MaxWorkers">The most slots that it may hold at a time; null for no limit.</param>
/// <param name="Running">The slots that it holds now.</param>
public sealed record JobDemand(string JobId, int Priority, int? MaxWorkers, int Running)
{
    /// <summary>The smallest priority.</summary>
    public const int LowestPriority = 1;

    /// <summary>The greatest priority.</summary>
    public const int HighestPriority = 100;
}
