using NasV2.Cluster.Chaos.Links;
using NasV2.Cluster.Chaos.Running;

namespace NasV2.Cluster.Chaos.Faults;

/// <summary>A node and the others cannot reach each other, but all of them reach PostgreSQL.</summary>
internal sealed class IsolateNode : IFault
{
    public string Name => "isolate";

    public int Weight => 2;

    public (TimeSpan Min, TimeSpan Max) Duration => (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));

    public async Task StrikeAsync(ChaosCluster cluster, FaultDraw draw, CancellationToken cancellationToken)
    {
        var (node, claim) = await Claims.TakeAsync(cluster.Nodes, draw.Victim, cancellationToken);
        using (claim)
        using (cluster.CutOff(node, CutMode.Silent))
            await Task.Delay(draw.Duration, cancellationToken);
    }
}
