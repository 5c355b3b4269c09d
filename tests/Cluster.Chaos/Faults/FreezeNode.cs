using NasV2.Cluster.Chaos.Running;

namespace NasV2.Cluster.Chaos.Faults;

/// <summary>SIGSTOP of a head or worker for longer than a lease lasts: it comes back believing that no time has passed.</summary>
internal sealed class FreezeNode(Role role, int weight) : IFault
{
    public string Name { get; } = role == Role.Head ? "freeze-head" : "freeze-worker";

    public int Weight => weight;

    public (TimeSpan Min, TimeSpan Max) Duration =>
        (ClusterSettings.LeaseDuration * 1.25, ClusterSettings.LeaseDuration * 2.5);

    public async Task StrikeAsync(ChaosCluster cluster, FaultDraw draw, CancellationToken cancellationToken)
    {
        var (node, claim) = await Claims.TakeAsync(role == Role.Head ? cluster.Heads : cluster.Workers, draw.Victim, cancellationToken);
        using (claim)
        {
            node.Freeze();
            try
            {
                await Task.Delay(draw.Duration, cancellationToken);
            }
            finally
            {
                node.Thaw();
            }
        }
    }
}
