using NasV2.Cluster.Chaos.Running;

namespace NasV2.Cluster.Chaos.Faults;

/// <summary>PostgreSQL is shut down in good order, which ends every session, and started again.</summary>
internal sealed class RestartStore : IFault
{
    public string Name => "restart-store";

    public int Weight => 1;

    public (TimeSpan Min, TimeSpan Max) Duration => (TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(4));

    public Task StrikeAsync(ChaosCluster cluster, FaultDraw draw, CancellationToken cancellationToken) =>
        StoreOutage.StrikeAsync(cluster, crash: false, draw.Duration, cancellationToken);
}
