namespace NasV2.Cluster;

/// <summary>Progress of a search, as its coordinator knows it.</summary>
[GenerateSerializer, Alias("nasv2.SearchProgress")]
public sealed record SearchProgress
{
    /// <summary>The job.</summary>
    [Id(0)] public required string JobId { get; init; }

    /// <summary>State of the job.</summary>
    [Id(1)] public required JobState State { get; init; }

    /// <summary>Why it is in that state, where there is something to say.</summary>
    [Id(2)] public string? Message { get; init; }

    /// <summary>Trials that the job will run in all.</summary>
    [Id(3)] public required int Trials { get; init; }

    /// <summary>Trials that ended, well or not.</summary>
    [Id(4)] public required int Finished { get; init; }

    /// <summary>Trials that ended without completing.</summary>
    [Id(5)] public required int Unsuccessful { get; init; }

    /// <summary>The best reward so far.</summary>
    [Id(6)] public double? BestReward { get; init; }

    /// <summary>The trial that has it.</summary>
    [Id(7)] public int? BestTrial { get; init; }

    /// <summary>Its minival accuracy.</summary>
    [Id(8)] public double? BestAccuracy { get; init; }

    /// <summary>What runs at the moment.</summary>
    [Id(9)] public required IReadOnlyList<RunningTrial> Running { get; init; }

    /// <summary>Wall-clock seconds that finished trials took, averaged: the base of an estimate of what is left.</summary>
    [Id(10)] public double? SecondsPerTrial { get; init; }

    /// <summary>What kept the coordinator from working when it last tried, such as a full disk under the store;
    /// null while nothing does.</summary>
    [Id(11)] public string? Problem { get; init; }

    /// <summary>Canonical string of <see cref="BestTrial"/>.</summary>
    [Id(12)] public string? BestCandidate { get; init; }
}

/// <summary>A trial that a worker holds.</summary>
/// <param name="Index">Index of the trial.</param>
/// <param name="Worker">Id of the worker.</param>
/// <param name="Candidate">Canonical string of the architecture.</param>
/// <param name="LastEpoch">The epoch that it last reported; null before its first ended.</param>
[GenerateSerializer, Alias("nasv2.RunningTrial")]
public sealed record RunningTrial(
    [property: Id(0)] int Index,
    [property: Id(1)] string Worker,
    [property: Id(2)] string Candidate,
    [property: Id(3)] Epoch? LastEpoch);
