using NasV2.Cluster.Chaos.Running;

namespace NasV2.Cluster.Chaos.Faults;

/// <summary>Takes PostgreSQL down for a while.</summary>
internal static class StoreOutage
{
    public static async Task StrikeAsync(ChaosCluster cluster, bool crash, TimeSpan duration, CancellationToken cancellation)
    {
        await cluster.StoreClaim.WaitAsync(cancellation);
        try
        {
            await cluster.Store.StopAsync(crash);
            try
            {
                await Task.Delay(duration, cancellation);
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
