using NasV2.Cluster.Chaos.Links;
using NasV2.Cluster.Chaos.Running;

namespace NasV2.Cluster.Chaos.Faults;

/// <summary>A head and one other node cannot reach each other, while the rest reach both.</summary>
internal sealed class CutLink : IFault
{
    public string Name => "cut-link";

    public int Weight => 2;

    public (TimeSpan Min, TimeSpan Max) Duration => (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));

    public async Task StrikeAsync(ChaosCluster cluster, FaultDraw draw, CancellationToken cancellationToken)
    {
        var head = cluster.Heads[draw.Other % cluster.Heads.Count];
        var others = cluster.Nodes.Where(node => node != head).ToList();
        var (node, claim) = await Claims.TakeAsync(others, draw.Victim, cancellationToken);
        using (claim)
        using (cluster.Network.Apply(new Cut(CutMode.Silent, head.Name, node.Name)))
            await Task.Delay(draw.Duration, cancellationToken);
    }
}
