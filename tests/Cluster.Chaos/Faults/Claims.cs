using NasV2.Cluster.Chaos.Running;

namespace NasV2.Cluster.Chaos.Faults;

/// <summary>Finds a node that no other fault has in hand.</summary>
internal static class Claims
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(50);

    /// <summary>The drawn node, or the next one that is free; waits until one is. Dispose the claim when the fault is over.</summary>
    public static async Task<(Node Node, IDisposable Claim)> TakeAsync(
        IReadOnlyList<Node> nodes, int drawn, CancellationToken cancellationToken)
    {
        using var tick = new PeriodicTimer(Period);
        while (true)
        {
            for (var step = 0; step < nodes.Count; step++)
            {
                var node = nodes[(int)(((uint)drawn + (uint)step) % (uint)nodes.Count)];
                if (node.TryClaim() is { } claim)
                    return (node, claim);
            }

            await tick.WaitForNextTickAsync(cancellationToken);
        }
    }
}
