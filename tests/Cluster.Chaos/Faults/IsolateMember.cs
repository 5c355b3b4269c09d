using NasV2.Cluster.Chaos.Links;
using NasV2.Cluster.Chaos.Running;

namespace NasV2.Cluster.Chaos.Faults;

/// <summary>A member hears nothing of the others, nor they of it, but all of them reach PostgreSQL.</summary>
internal sealed class IsolateMember : IFault
{
    public string Name => "isolate";

    public int Weight => 2;

    public (TimeSpan Shortest, TimeSpan Longest) Duration => (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));

    public async Task StrikeAsync(ChaosCluster cluster, FaultDraw draw, CancellationToken cancellationToken)
    {
        var (member, claim) = await Claims.TakeAsync(cluster.Members, draw.Victim, cancellationToken);
        using (claim)
        using (cluster.CutOff(member, CutMode.Silent))
            await Task.Delay(draw.Duration, cancellationToken);
    }
}
