using Microsoft.Extensions.Logging.Abstractions;

namespace NasV2.Storage.Tests;

/// <summary>A store put together by hand, where a test needs its own backend or its hand on the writer.</summary>
internal sealed class OpenStore
{
    public OpenStore(StoreBackend backend, Func<IBatchWriter, IBatchWriter>? around = null)
    {
        var transactions = new StoreTransactions(backend, NullLogger<StoreTransactions>.Instance);
        var writer = around is null ? backend.Writer : around(backend.Writer);
        Jobs = new JobStore(transactions, new JobWriterPool(transactions, writer, TimeProvider.System, NullLogger<JobWriterPool>.Instance));
        Migrator = new StoreMigrator(backend, transactions, NullLogger<StoreMigrator>.Instance);
    }

    public OpenStore(string address, Func<IBatchWriter, IBatchWriter>? around = null)
        : this(StoreBackend.For(StoreAddress.Parse(address)), around)
    {
    }

    public IJobStore Jobs { get; }

    public StoreMigrator Migrator { get; }
}
