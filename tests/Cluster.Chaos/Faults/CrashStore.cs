using NasV2.Cluster.Chaos.Running;

namespace NasV2.Cluster.Chaos.Faults;

/// <summary>PostgreSQL dies in mid-transaction and recovers from its log when it is started again.</summary>
internal sealed class CrashStore : IFault
{
    public string Name => "crash-store";

    public int Weight => 2;

    public (TimeSpan Min, TimeSpan Max) Duration => (TimeSpan.Zero, TimeSpan.FromSeconds(4));

    public Task StrikeAsync(ChaosCluster cluster, FaultDraw draw, CancellationToken cancellationToken) =>
        StoreOutage.StrikeAsync(cluster, crash: true, draw.Duration, cancellationToken);
}
