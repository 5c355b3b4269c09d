using NasV2.Storage;

namespace NasV2.Server.Hosting;

/// <summary>
/// Opens the store of a service that is one process: brings its tables up to date, keeps other processes out, and puts back what an
/// earlier process held, since the holder of the store's lock knows that no other process runs anything.
/// </summary>
internal sealed class EmbeddedStoreStartup(
    StoreAddress address, StoreMigrator migrator, IJobStore store) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private EmbeddedStoreLock? _lock;

    public void Participate(ISiloLifecycle observer) =>
        observer.Subscribe(nameof(EmbeddedStoreStartup), ServiceLifecycleStage.First, OpenAsync);

    /// <summary>Brings its tables up to date, takes its lock and puts back what was held.</summary>
    /// <exception cref="StoreException">The store cannot be opened, or another process runs jobs in it.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await migrator.MigrateAsync(cancellationToken);
        _lock = EmbeddedStoreLock.Acquire(address);
        foreach (var job in await store.ListJobsAsync(cancellationToken))
            if (job.State is JobState.Running or JobState.Paused)
                await store.ReleaseAllAsync(job.Id, "the process that ran it ended", cancellationToken);
    }

    public void Dispose() => _lock?.Dispose();
}
