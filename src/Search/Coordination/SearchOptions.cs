namespace NasV2.Search.Coordination;

/// <summary>How a coordinator treats its workers.</summary>
public sealed class SearchOptions
{
    /// <summary>How long a worker holds a trial without renewing its lease; default 60 seconds.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often expired leases are looked for; default 10 seconds.</summary>
    public TimeSpan LeaseCheckPeriod { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a trial may take its trainer down with it before it ends as failed; default 3.</summary>
    public int MaxTrainerDeaths { get; init; } = 3;
}
