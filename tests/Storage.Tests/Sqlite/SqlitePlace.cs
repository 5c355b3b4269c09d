using NasV2.Storage.TestKit;

namespace NasV2.Storage.Tests;

/// <summary>Each store is a file in a folder of its own.</summary>
public sealed class SqlitePlace : IStorePlace, IDisposable
{
    private readonly TempFolder _folder = new();
    private int _stores;

    public Task<string> NewAddressAsync() => Task.FromResult($"sqlite:{_folder.File($"{Interlocked.Increment(ref _stores)}/nas.db")}");

    public void Dispose() => _folder.Dispose();
}
