using Microsoft.Extensions.Logging.Abstractions;

namespace NasV2.Storage.Tests;

/// <summary>A store put together by hand, where a test needs its own backend.</summary>
internal sealed class OpenStore
{
    public OpenStore(StoreBackend backend)
    {
        var transactions = new StoreTransactions(backend, NullLogger<StoreTransactions>.Instance);
        Jobs = new EfJobStore(transactions, TimeProvider.System);
        Migrator = new StoreMigrator(backend, transactions, NullLogger<StoreMigrator>.Instance);
    }

    public OpenStore(string address)
        : this(StoreBackend.For(StoreAddress.Parse(address)))
    {
    }

    public IJobStore Jobs { get; }

    public StoreMigrator Migrator { get; }
}
