using NasV2.Contracts;
using NasV2.Storage;

namespace NasV2.Search.Coordination;

/// <summary>A trial as its coordinator follows it.</summary>
internal sealed class TrialProgress(Trial record)
{
    public Trial Record { get; set; } = record;

    public Contracts.EpochReport? LastEpoch { get; set; }

    /// <summary>How often it took its trainer down while this coordinator watched.</summary>
    public int TrainerDeaths { get; set; }
}
