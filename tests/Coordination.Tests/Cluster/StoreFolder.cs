using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NasV2.Storage;

namespace NasV2.Coordination.Tests;

/// <summary>A SQLite store in a folder that goes with its test.</summary>
internal sealed class StoreFolder : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nas-coordination-");
    private readonly ServiceProvider _services;

    public StoreFolder() => _services = new ServiceCollection().AddNasStore(Options).BuildServiceProvider();

    public StoreOptions Options => new() { Address = $"sqlite:{Path.Combine(_folder.FullName, "nas.db")}" };

    /// <summary>The test's own way into it, past the heads.</summary>
    public IJobStore Store => _services.GetRequiredService<IJobStore>();

    public Task CreateAsync() => _services.GetRequiredService<StoreMigrator>().MigrateAsync(CancellationToken.None);

    /// <summary>A store as each head has its own, which the switch can take away.</summary>
    public void AddTo(IServiceCollection services, StoreSwitch access)
    {
        services.AddNasStore(Options);
        var real = services.Last(service => service.ServiceType == typeof(IJobStore)).ImplementationType!;
        services.AddSingleton<IJobStore>(
            provider => new SwitchedStore((IJobStore)ActivatorUtilities.CreateInstance(provider, real), access));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
