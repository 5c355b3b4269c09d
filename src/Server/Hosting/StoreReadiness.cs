using Microsoft.Extensions.Logging;
using NasV2.Storage;

namespace NasV2.Server.Hosting;

/// <summary>Holds a silo back until the store answers and has this version's tables; says every few seconds what it waits for.</summary>
internal sealed partial class StoreReadiness(
    StoreMigrator migrator, TimeProvider clock, ILogger<StoreReadiness> logger) : ILifecycleParticipant<ISiloLifecycle>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);
    private string? _waitsFor;

    /// <summary>Why the store could not be used when it was last tried; null before that and once it could.</summary>
    public string? WaitsFor => Volatile.Read(ref _waitsFor);

    public void Participate(ISiloLifecycle observer) => observer.Subscribe(nameof(StoreReadiness), ServiceLifecycleStage.First, WaitAsync);

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await migrator.MigrateAsync(cancellationToken);
                Volatile.Write(ref _waitsFor, null);
                return;
            }
            catch (StoreException exception)
            {
                Volatile.Write(ref _waitsFor, exception.Message);
                LogWaiting(exception.Message);
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
    }
}
