using NasV2.Cluster.Chaos.Running;

namespace NasV2.Cluster.Chaos.Faults;

/// <summary>Takes PostgreSQL down for a while.</summary>
internal static class StoreOutage
{
    public static async Task StrikeAsync(ChaosCluster cluster, bool crash, TimeSpan duration, CancellationToken cancellationToken)
    {
        await cluster.StoreClaim.WaitAsync(cancellationToken);
        try
        {
            await cluster.Store.StopAsync(crash);
            try
            {
                await Task.Delay(duration, cancellationToken);
            }
            finally
            {
                await cluster.Store.StartAsync(CancellationToken.None);
            }
        }
        finally
        {
            cluster.StoreClaim.Release();
        }
    }
}
