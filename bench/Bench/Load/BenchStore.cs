using Microsoft.Extensions.DependencyInjection;
using NasV2.Storage;

namespace NasV2.Bench.Load;

/// <summary>A store that is open in this process.</summary>
internal sealed class BenchStore(ServiceProvider services) : IAsyncDisposable
{
    public IJobStore Jobs => services.GetRequiredService<IJobStore>();

    /// <summary>Opens a store; it is made or migrated.</summary>
    public static async Task<BenchStore> OpenAsync(string address, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection().AddNasStore(new StoreOptions { Address = address }).BuildServiceProvider();
        await services.GetRequiredService<StoreMigrator>().MigrateAsync(cancellationToken);
        return new BenchStore(services);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
