using NasV2.Cluster.Chaos.Running;

namespace NasV2.Cluster.Chaos.Faults;

/// <summary>kill -9 of a trainer in mid-trial, never three times with the same candidate.</summary>
internal sealed class KillTrainer : IFault
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(20);

    public string Name => "kill-trainer";

    public int Weight => 4;

    public (TimeSpan Min, TimeSpan Max) Duration => (TimeSpan.Zero, TimeSpan.Zero);

    public async Task StrikeAsync(ChaosCluster cluster, FaultDraw draw, CancellationToken cancellationToken)
    {
        using var tick = new PeriodicTimer(Period);
        while (!cluster.Trainers.TryKillOne(draw.Victim))
            await tick.WaitForNextTickAsync(cancellationToken);
    }
}
