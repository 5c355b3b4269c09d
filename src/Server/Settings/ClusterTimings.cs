namespace NasV2.Server.Settings;

/// <summary>How soon the nodes of a cluster notice that one of them is gone.</summary>
public sealed class ClusterTimings
{
    /// <summary>How long a node may take to answer a probe, and how often it is probed; default 5 seconds.</summary>
    public TimeSpan ProbeTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Probes that it may miss in a row before it is suspected; default 3.</summary>
    public int MissedProbes { get; init; } = 3;

    /// <summary>How often a node writes into the membership table that it lives; default 30 seconds.</summary>
    public TimeSpan IAmAlivePeriod { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a head makes sure that every running job has a coordinator; default 10 seconds.</summary>
    public TimeSpan WakePeriod { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the rows of nodes that are gone are kept; default 1 hour.</summary>
    public TimeSpan DefunctRowsKept { get; init; } = TimeSpan.FromHours(1);
}
