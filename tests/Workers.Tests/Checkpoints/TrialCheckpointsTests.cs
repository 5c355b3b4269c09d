using NasV2.Workers.Checkpoints;

namespace NasV2.Workers.Tests.Checkpoints;

[Trait("Needs", "torch")]
public sealed class TrialCheckpointsTests : IDisposable
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nas-checkpoints-");

    private string TrialFolder => Path.Combine(_folder.FullName, "job", "3");

    [Fact]
    public async Task The_next_attempt_trains_only_the_epochs_that_are_left_and_knows_the_step_time()
    {
        var run = new SmallRun(new FolderCheckpointStore(_folder.FullName));
        var stepTime = new StepTime(20, 0.1, 30, Settled: true, "cpu", "test", 16, 8, "fp32", "none");
        await run.AttemptAsync(token: 1, stopAfter: 2, use: checkpoints => checkpoints.StepTime = stepTime);
        Assert.Equal([1, 2], run.Epochs);
        Assert.Empty(run.Log);

        await run.AttemptAsync(token: 2, use: checkpoints =>
        {
            Assert.Equal(stepTime, checkpoints.StepTime);
            Assert.True(checkpoints.Earlier.Sum(epoch => epoch.Seconds) > 0);
        });
        Assert.Equal([3, 4], run.Epochs);
        Assert.Equal(["Trial job/3 continues after epoch 2."], run.Log);
    }

    [Fact]
    public async Task The_newest_two_are_kept()
    {
        await new SmallRun(new FolderCheckpointStore(_folder.FullName)).AttemptAsync(token: 4);
        Assert.Equal(["2-4.safetensors", "3-4.safetensors"], Files());
    }

    [Fact]
    public async Task A_damaged_checkpoint_is_passed_over_for_the_one_before_it()
    {
        var run = new SmallRun(new FolderCheckpointStore(_folder.FullName));
        await run.AttemptAsync(token: 1, stopAfter: 3);
        var newest = Path.Combine(TrialFolder, "3-1.safetensors");
        var content = await File.ReadAllBytesAsync(newest, Ct);
        await File.WriteAllBytesAsync(newest, content[..^1], Ct);

        await run.AttemptAsync(token: 2);
        Assert.Equal([3, 4], run.Epochs);
        Assert.Equal(2, run.Log.Count);
        Assert.StartsWith("The checkpoint 'job/3/3-1.safetensors' is damaged: ", run.Log[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_abandoned_attempt_that_still_runs_does_not_touch_the_checkpoints_of_a_later_one()
    {
        Directory.CreateDirectory(TrialFolder);
        var later = new[] { "1-9.safetensors", "2-9.safetensors", "3-9.safetensors" };
        foreach (var file in later)
            await File.WriteAllTextAsync(Path.Combine(TrialFolder, file), "the later attempt's", Ct);
        await new SmallRun(new FolderCheckpointStore(_folder.FullName)).AttemptAsync(token: 1);

        Assert.Equal(["1-9.safetensors", "2-1.safetensors", "2-9.safetensors", "3-1.safetensors", "3-9.safetensors"], Files());
        foreach (var file in later)
            Assert.Equal("the later attempt's", await File.ReadAllTextAsync(Path.Combine(TrialFolder, file), Ct));
    }

    [Fact]
    public async Task A_store_that_cannot_be_used_costs_one_log_line_and_not_the_trial()
    {
        var file = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(file, "", Ct);
        // Where a folder should be there is a file: nothing can be read below it, and nothing written.
        var run = new SmallRun(new FolderCheckpointStore(file));
        await run.AttemptAsync(token: 1);
        Assert.Equal([1, 2, 3, 4], run.Epochs);
        var line = Assert.Single(run.Log);
        Assert.StartsWith("Trial job/3 continues without checkpoints, ", line, StringComparison.Ordinal);
        Assert.Contains(file, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trial_whose_store_cannot_be_read_starts_over()
    {
        await using var server = await S3Server.StartAsync();
        using var stranger = server.Store(accessKey: "AKIAOTHER");
        var run = new SmallRun(stranger);
        await run.AttemptAsync(token: 1);
        Assert.Equal([1, 2, 3, 4], run.Epochs);
        Assert.Contains("InvalidAccessKeyId", Assert.Single(run.Log), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Training_does_not_wait_for_a_hanging_store_and_nothing_is_written_after_the_end()
    {
        var store = new HangingStore();
        var run = new SmallRun(store);
        await run.AttemptAsync(token: 1, waits: false);
        Assert.Equal([1, 2, 3, 4], run.Epochs);
        // One write was under way from the first epoch on, and was given up at the end.
        Assert.Equal((1, 0), (store.Begun, store.UnderWay));
    }

    [Fact]
    public async Task Checkpoints_in_S3_are_taken_up_likewise()
    {
        await using var server = await S3Server.StartAsync();
        using var store = server.Store();
        var run = new SmallRun(store);
        await run.AttemptAsync(token: 1, stopAfter: 3);
        await run.AttemptAsync(token: 2);
        Assert.Equal([4], run.Epochs);
        Assert.Equal(["Trial job/3 continues after epoch 3."], run.Log);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private IEnumerable<string> Files() =>
        Directory.EnumerateFiles(TrialFolder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    private sealed class HangingStore : ICheckpointStore
    {
        private int _begun;
        private int _underWay;

        public int Begun => _begun;

        public int UnderWay => _underWay;

        public async Task WriteAsync(string key, Stream content, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _begun);
            Interlocked.Increment(ref _underWay);
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref _underWay);
            }
        }

        public Task<Stream> OpenAsync(string key, CancellationToken cancellationToken) =>
            throw new CheckpointStoreException("It is empty.");

        public Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<string>>([]);

        public Task DeleteAsync(string key, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
