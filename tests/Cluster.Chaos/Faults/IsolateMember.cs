using NasV2.Cluster.Chaos.Links;
using NasV2.Cluster.Chaos.Running;

namespace NasV2.Cluster.Chaos.Faults;

/// <summary>A member and the others cannot reach each other, but all of them reach PostgreSQL.</summary>
internal sealed class IsolateMember : IFault
{
    public string Name => "isolate";

    public int Weight => 2;

    public (TimeSpan Min, TimeSpan Max) Duration => (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));

    public async Task StrikeAsync(ChaosCluster cluster, FaultDraw draw, CancellationToken cancellationToken)
    {
        var (member, claim) = await Claims.TakeAsync(cluster.Members, draw.Victim, cancellationToken);
        using (claim)
        using (cluster.CutOff(member, CutMode.Silent))
            await Task.Delay(draw.Duration, cancellationToken);
    }
}
