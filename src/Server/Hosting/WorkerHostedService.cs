using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NasV2.Cluster;
using NasV2.Workers.Supervision;

namespace NasV2.Server.Hosting;

/// <summary>Sets the worker of this silo to work, sees to it that it stays there, and lets it give its work
/// back before the silo stops.</summary>
internal sealed partial class WorkerHostedService(
    string workerId, WorkerRole part, IGrainFactory grains, TimeProvider clock, IHostApplicationLifetime lifetime,
    ILogger<WorkerHostedService> logger)
    : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(15);
    private readonly TaskCompletionSource<WorkerDescription> _firstStart = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _works;

    /// <summary>The worker, once it has started; faults when its first start failed, which is tried again all the same.</summary>
    public Task<WorkerDescription> FirstStart => _firstStart.Task;

    private IWorkerGrain Worker => grains.GetGrain<IWorkerGrain>(workerId);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (!_works)
            return;
        try
        {
            await Worker.StopAsync().WaitAsync(StopLimit, clock, cancellationToken);
        }
#pragma warning disable CA1031 // The silo has to stop all the same; what the worker did not give back comes back when its leases run out.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogNotStopped(exception, workerId);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.StartedAsync(stoppingToken);
        using var timer = new PeriodicTimer(Period, clock);
        // Over and over: when another node dies, Orleans may drop grains elsewhere, and a worker's grain does not come back by itself.
        do
            await StartAsync(workerId, stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task StartAsync(string worker, CancellationToken cancellationToken)
    {
        try
        {
            var description = await Worker.StartAsync(part.Device, part.Slots, cancellationToken);
            if (!_works)
                LogWorks(worker, description.DeviceType, description.Slots);
            _works = true;
            _firstStart.TrySetResult(description);
        }
        catch (TrainerDiedException exception)
        {
            _firstStart.TrySetException(exception);
            LogNoTrainer(worker, exception.Message);
        }
#pragma warning disable CA1031 // The store or the other nodes may be away, or a dead process may still stand in for this one: tried again.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            _firstStart.TrySetException(exception);
            LogNotStarted(exception, worker);
        }
    }
}
