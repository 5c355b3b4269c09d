using Microsoft.Extensions.DependencyInjection;
using NasV2.Server;
using NasV2.Storage;

namespace NasV2.Cli.Verbs;

/// <summary>Opens the store of a home for reading, while a search may be writing to it.</summary>
internal static class StoreReader
{
    /// <summary>Runs <paramref name="read"/> over the store.</summary>
    /// <exception cref="StoreException">There is no store or it cannot be read.</exception>
    public static async Task<int> ReadAsync(NasHome home, Func<IJobStore, Task> read, CancellationToken cancellationToken)
    {
        if (!File.Exists(home.Database))
            throw new StoreException($"There is no store at {home.Database}: no search has run there yet. Another home can be named with --home.");
        await using var services = new ServiceCollection()
            .AddNasStore(new StoreOptions { Address = $"sqlite:{home.Database}" })
            .BuildServiceProvider();
        await services.GetRequiredService<StoreMigrator>().MigrateAsync(cancellationToken);
        await read(services.GetRequiredService<IJobStore>());
        return ExitCodes.Success;
    }
}
