using NasV2.Cluster.Chaos.Running;

namespace NasV2.Cluster.Chaos.Faults;

/// <summary>Finds a member that no other fault has in hand.</summary>
internal static class Claims
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(50);

    /// <summary>The drawn member, or the next one that is free; waits until one is. Dispose the claim when the fault is over.</summary>
    public static async Task<(Member Member, IDisposable Claim)> TakeAsync(
        IReadOnlyList<Member> members, int drawn, CancellationToken cancellationToken)
    {
        using var tick = new PeriodicTimer(Period);
        while (true)
        {
            for (var step = 0; step < members.Count; step++)
            {
                var member = members[(int)(((uint)drawn + (uint)step) % (uint)members.Count)];
                if (member.TryClaim() is { } claim)
                    return (member, claim);
            }

            await tick.WaitForNextTickAsync(cancellationToken);
        }
    }
}
