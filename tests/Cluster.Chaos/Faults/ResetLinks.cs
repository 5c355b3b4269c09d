using NasV2.Cluster.Chaos.Links;
using NasV2.Cluster.Chaos.Running;

namespace NasV2.Cluster.Chaos.Faults;

/// <summary>All of a node's connections to the others are reset, and new ones refused for a while.</summary>
internal sealed class ResetLinks : IFault
{
    public string Name => "reset-links";

    public int Weight => 2;

    public (TimeSpan Min, TimeSpan Max) Duration => (TimeSpan.Zero, TimeSpan.FromSeconds(6));

    public async Task StrikeAsync(ChaosCluster cluster, FaultDraw draw, CancellationToken cancellationToken)
    {
        var (node, claim) = await Claims.TakeAsync(cluster.Nodes, draw.Victim, cancellationToken);
        using (claim)
        using (cluster.CutOff(node, CutMode.Reset))
            await Task.Delay(draw.Duration, cancellationToken);
    }
}
