using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NasV2.Cluster;
using NasV2.Server.Settings;
using NasV2.Storage;

namespace NasV2.Server.Hosting;

/// <summary>Makes sure, over and over, that each running job has a coordinator: that of a head that died
/// comes to life on another.</summary>
internal sealed partial class CoordinatorWatchdog(
    IJobStore store, IGrainFactory grains, ClusterTimings timings, TimeProvider clock, IHostApplicationLifetime lifetime,
    ILogger<CoordinatorWatchdog> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.StartedAsync(stoppingToken);
        using var timer = new PeriodicTimer(timings.WakePeriod, clock);
        do
            await WakeAllAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task WakeAllAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll((await store.ListRunningJobIdsAsync(cancellationToken)).Select(WakeAsync));
        }
        catch (StoreException exception)
        {
            LogNoList(exception.Message);
        }
    }

    private async Task WakeAsync(string jobId)
    {
        try
        {
            await grains.GetGrain<ISearchGrain>(jobId).WakeAsync();
        }
#pragma warning disable CA1031 // One job that cannot be woken must not keep the others asleep; it is tried again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogAsleep(exception, jobId);
        }
    }
}
