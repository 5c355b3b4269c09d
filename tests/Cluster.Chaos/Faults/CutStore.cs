using NasV2.Cluster.Chaos.Links;
using NasV2.Cluster.Chaos.Running;

namespace NasV2.Cluster.Chaos.Faults;

/// <summary>A member loses PostgreSQL, without being told, while the others have it.</summary>
internal sealed class CutStore : IFault
{
    public string Name => "cut-store";

    public int Weight => 1;

    public (TimeSpan Shortest, TimeSpan Longest) Duration => (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(8));

    public async Task StrikeAsync(ChaosCluster cluster, FaultDraw draw, CancellationToken cancellationToken)
    {
        var (member, claim) = await Claims.TakeAsync(cluster.Members, draw.Victim, cancellationToken);
        using (claim)
        using (cluster.Network.Apply(new Cut(CutMode.Silent, member.Name, ChaosCluster.StoreName)))
            await Task.Delay(draw.Duration, cancellationToken);
    }
}
