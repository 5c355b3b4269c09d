namespace NasV2.Data.Tests.Images;

public sealed class PackLockTests : PackTestBase
{
    [Fact]
    public async Task While_one_packs_others_wait_and_then_use_its_pack()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var waits = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Load();
        var name = Path.GetFileName(Pack);
        var lockFile = Directory.GetFiles(Cache.Path, "*.lock").Single();
        var finished = File.ReadAllBytes(Pack);
        File.Delete(Pack);
        Said.Clear();

        Task<Dataset> loading;
        using (PackLock.Take(lockFile, () => { }, cancellation))
        {
            loading = Task.Run(() => Load(text => { Said.Add(text); waits.SetResult(); }, Cache.Path), cancellation);
            await waits.Task.WaitAsync(cancellation);
            Assert.False(loading.IsCompleted);
            Cache.Write(name, finished);
        }

        AssertSame(LoadIntoMemory(), await loading);
        Assert.Equal([$"Another process packs {Source.Path}; waiting for it."], Said);
    }

    [Fact]
    public async Task Of_many_that_come_at_once_one_packs()
    {
        var said = new System.Collections.Concurrent.ConcurrentBag<string>();

        var datasets = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Load(said.Add, Cache.Path))));

        Assert.Single(said, text => text.StartsWith("Packed ", StringComparison.Ordinal));
        Assert.All(datasets, dataset => AssertSame(datasets[0], dataset));
    }

    [Fact]
    public async Task Waiting_can_be_cancelled()
    {
        using var cancelling = new CancellationTokenSource();
        var file = Cache.File("x.lock");
        using var held = PackLock.Take(file, () => { }, CancellationToken.None);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Task.Run(() => PackLock.Take(file, cancelling.Cancel, cancelling.Token), TestContext.Current.CancellationToken));
    }
}
