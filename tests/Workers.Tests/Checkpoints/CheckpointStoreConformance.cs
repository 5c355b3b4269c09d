using NasV2.Workers.Checkpoints;

namespace NasV2.Workers.Tests.Checkpoints;

/// <summary>What every checkpoint store must do.</summary>
public abstract class CheckpointStoreConformance
{
    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>An empty store.</summary>
    protected abstract ICheckpointStore Store { get; }

    /// <summary>A store that cannot be reached, and a word of its address.</summary>
    protected abstract (ICheckpointStore Store, string Name) Unreachable { get; }

    [Fact]
    public async Task What_was_written_is_read_back_from_a_stream_that_can_seek()
    {
        var content = Enumerable.Range(0, 300_000).Select(i => (byte)(i % 251)).ToArray();
        await WriteAsync("job/1/1-1.safetensors", content);
        await using var file = await Store.OpenAsync("job/1/1-1.safetensors", Ct);
        Assert.True(file.CanSeek);
        Assert.Equal(content.Length, file.Length);
        var read = new byte[content.Length];
        await file.ReadExactlyAsync(read, Ct);
        Assert.Equal(content, read);
    }

    [Fact]
    public async Task A_stream_is_taken_from_its_beginning_and_left_open()
    {
        using var content = new MemoryStream([1, 2, 3]);
        content.Position = 2;
        await Store.WriteAsync("job/1/x", content, Ct);
        Assert.True(content.CanRead);
        Assert.Equal([1, 2, 3], await ReadAsync("job/1/x"));
    }

    [Fact]
    public async Task A_file_is_replaced_by_a_newer_one()
    {
        await WriteAsync("job/1/x", [1, 2, 3]);
        await WriteAsync("job/1/x", [4]);
        Assert.Equal([4], await ReadAsync("job/1/x"));
        Assert.Equal(["job/1/x"], await Store.ListAsync("job/1", Ct));
    }

    [Fact]
    public async Task An_interrupted_write_leaves_the_old_file_and_nothing_else()
    {
        await WriteAsync("job/1/x", [1, 2, 3]);
        using var broken = new BrokenStream();
        await Assert.ThrowsAsync<CheckpointStoreException>(() => Store.WriteAsync("job/1/x", broken, Ct));
        Assert.Equal([1, 2, 3], await ReadAsync("job/1/x"));
        Assert.Equal(["job/1/x"], await Store.ListAsync("job", Ct));
    }

    [Fact]
    public async Task A_listing_has_everything_below_the_key_and_nothing_else()
    {
        foreach (var key in new[] { "job/1/a", "job/1/b", "job/1/c/d", "job/1/e", "job/1/f", "job/17/a", "job/1.x", "other/1/a" })
            await WriteAsync(key, [1]);
        var listed = (await Store.ListAsync("job/1", Ct)).Order(StringComparer.Ordinal);
        Assert.Equal(["job/1/a", "job/1/b", "job/1/c/d", "job/1/e", "job/1/f"], listed);
        Assert.Empty(await Store.ListAsync("job/2", Ct));
    }

    [Fact]
    public async Task Deleting_removes_the_key_and_everything_below_it_and_nothing_else()
    {
        foreach (var key in new[] { "job/1/a", "job/1/b", "job/1/c", "job/17/a", "job/17/b" })
            await WriteAsync(key, [1]);
        await Store.DeleteAsync("job/1", Ct);
        await Store.DeleteAsync("job/17/a", Ct);
        await Store.DeleteAsync("job/3", Ct);
        Assert.Equal(["job/17/b"], await Store.ListAsync("job", Ct));
    }

    [Fact]
    public Task A_file_that_is_not_there_cannot_be_opened() =>
        Assert.ThrowsAsync<CheckpointStoreException>(() => Store.OpenAsync("job/1/none", Ct));

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("job/../../etc")]
    [InlineData("/job")]
    [InlineData("job/")]
    [InlineData("job/a b")]
    [InlineData("job\\a")]
    public async Task A_key_that_leads_elsewhere_is_refused(string key)
    {
        using var content = new MemoryStream([1]);
        await Assert.ThrowsAsync<ArgumentException>(() => Store.WriteAsync(key, content, Ct));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.DeleteAsync(key, Ct));
    }

    [Fact]
    public async Task A_store_that_cannot_be_reached_says_which_one_it_is()
    {
        var (store, name) = Unreachable;
        using var content = new MemoryStream([1]);
        var write = await Assert.ThrowsAsync<CheckpointStoreException>(() => store.WriteAsync("job/1/x", content, Ct));
        Assert.Contains(name, write.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<CheckpointStoreException>(() => store.OpenAsync("job/1/x", Ct));
    }

    private async Task WriteAsync(string key, byte[] content)
    {
        using var stream = new MemoryStream(content);
        await Store.WriteAsync(key, stream, Ct);
    }

    private async Task<byte[]> ReadAsync(string key)
    {
        await using var file = await Store.OpenAsync(key, Ct);
        var content = new byte[file.Length];
        await file.ReadExactlyAsync(content, Ct);
        return content;
    }

    private sealed class BrokenStream : MemoryStream
    {
        public BrokenStream()
            : base(new byte[10])
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new IOException("the disk fell off");

        public override int Read(Span<byte> buffer) => throw new IOException("the disk fell off");

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            throw new IOException("the disk fell off");

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("the disk fell off");

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            destination.Write([1]);
            throw new IOException("the disk fell off");
        }
    }
}
