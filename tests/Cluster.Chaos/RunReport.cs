namespace NasV2.Cluster.Chaos;

/// <summary>What one run gave.</summary>
internal sealed record RunReport
{
    public required int Seed { get; init; }

    /// <summary>How often each kind of fault was done.</summary>
    public required IReadOnlyDictionary<string, int> Faults { get; init; }

    /// <summary>From the start of the first process to the end of the job.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Leases that trials had in all.</summary>
    public int Attempts { get; init; }

    /// <summary>Leases that ended without a result.</summary>
    public int LeasesLost { get; init; }

    /// <summary>The most trainers that the script killed of one candidate.</summary>
    public int MaxTrainerKills { get; init; }

    /// <summary>Exit codes of nodes that ended by themselves, with their number.</summary>
    public IReadOnlyDictionary<int, int> OwnExits { get; init; } = new Dictionary<int, int>();

    /// <summary>Trials that have a result.</summary>
    public int Finished { get; init; }

    /// <summary>A sentence for each thing that must not be.</summary>
    public required IReadOnlyList<string> Violations { get; init; }

    /// <summary>The run's folder, where it was kept.</summary>
    public string? Folder { get; init; }
}
