using NasV2.Cluster.Chaos.Links;
using NasV2.Cluster.Chaos.Running;

namespace NasV2.Cluster.Chaos.Faults;

/// <summary>A node loses PostgreSQL without an error on its connections, while the others keep it.</summary>
internal sealed class CutStore : IFault
{
    public string Name => "cut-store";

    public int Weight => 1;

    public (TimeSpan Min, TimeSpan Max) Duration => (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(8));

    public async Task StrikeAsync(ChaosCluster cluster, FaultDraw draw, CancellationToken cancellationToken)
    {
        var (node, claim) = await Claims.TakeAsync(cluster.Nodes, draw.Victim, cancellationToken);
        using (claim)
        using (cluster.Network.Apply(new Cut(CutMode.Silent, node.Name, ChaosCluster.StoreName)))
            await Task.Delay(draw.Duration, cancellationToken);
    }
}
