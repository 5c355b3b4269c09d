using NasV2.Cluster.Chaos.Running;

namespace NasV2.Cluster.Chaos.Faults;

/// <summary>A kind of fault that the script can draw.</summary>
internal interface IFault
{
    /// <summary>What tables and logs call it.</summary>
    string Name { get; }

    /// <summary>How often it is drawn, relative to the others.</summary>
    int Weight { get; }

    /// <summary>How long it lasts, at least and at most.</summary>
    (TimeSpan Min, TimeSpan Max) Duration { get; }

    /// <summary>Does it, waits for its duration and undoes it, the last also when it is cancelled.</summary>
    /// <param name="cluster">Whom it hits.</param>
    /// <param name="draw">What the script drew for it.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    Task StrikeAsync(ChaosCluster cluster, FaultDraw draw, CancellationToken cancellationToken);
}
