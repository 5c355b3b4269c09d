namespace NasV2.Storage.Tests;

public sealed class EmbeddedStoreLockTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private StoreAddress Address => StoreAddress.Sqlite(_folder.File("new/nas.db"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_second_holder_gets_the_process_id_of_the_first()
    {
        using var first = EmbeddedStoreLock.Acquire(Address);

        var exception = Assert.Throws<StoreException>(() => EmbeddedStoreLock.Acquire(Address));

        Assert.Equal(
            $"The store {Address} is in use by process {Environment.ProcessId}; stop that process or name another store.",
            exception.Message);
    }

    [Fact]
    public void A_released_store_can_be_held_again_though_its_files_stay()
    {
        EmbeddedStoreLock.Acquire(Address).Dispose();

        using var second = EmbeddedStoreLock.Acquire(Address);

        Assert.Throws<StoreException>(() => EmbeddedStoreLock.Acquire(Address));
    }

    [Fact]
    public void Two_stores_do_not_hold_each_other()
    {
        using var one = EmbeddedStoreLock.Acquire(Address);
        using var other = EmbeddedStoreLock.Acquire(StoreAddress.Sqlite(_folder.File("other.db")));

        Assert.NotSame(one, other);
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_named()
    {
        File.WriteAllText(_folder.File("plain"), "text");
        var address = StoreAddress.Sqlite(_folder.File("plain/nas.db"));

        var exception = Assert.Throws<StoreException>(() => EmbeddedStoreLock.Acquire(address));

        Assert.StartsWith($"The store {address} could not be locked: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_postgres_store_has_no_such_lock() =>
        Assert.Throws<ArgumentException>(() => EmbeddedStoreLock.Acquire(StoreAddress.Parse("postgres://db/nas")));
}
