using NasV2.Cluster.Chaos.Running;

namespace NasV2.Cluster.Chaos.Faults;

/// <summary>kill -9 of a head or worker, which its supervisor starts again after the fault's duration.</summary>
internal sealed class KillNode(Role role, int weight) : IFault
{
    public string Name { get; } = role == Role.Head ? "kill-head" : "kill-worker";

    public int Weight => weight;

    public (TimeSpan Min, TimeSpan Max) Duration => (TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(5));

    public async Task StrikeAsync(ChaosCluster cluster, FaultDraw draw, CancellationToken cancellationToken)
    {
        var (node, claim) = await Claims.TakeAsync(role == Role.Head ? cluster.Heads : cluster.Workers, draw.Victim, cancellationToken);
        using (claim)
        {
            node.Kill(draw.Duration);
            await Task.Delay(draw.Duration, cancellationToken);
        }
    }
}
