namespace NasV2.Contracts;

/// <summary>A trial that a worker holds.</summary>
/// <param name="Index">The trial.</param>
/// <param name="Worker">Who runs it.</param>
/// <param name="Candidate">Its architecture.</param>
/// <param name="LastEpoch">What it last reported, null before its first epoch ended.</param>
[GenerateSerializer, Alias("nasv2.RunningTrial")]
public sealed record RunningTrial(
    [property: Id(0)] int Index,
    [property: Id(1)] string Worker,
    [property: Id(2)] string Candidate,
    [property: Id(3)] EpochReport? LastEpoch);
