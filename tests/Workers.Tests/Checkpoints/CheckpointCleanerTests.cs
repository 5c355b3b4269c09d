using Microsoft.Extensions.Logging;
using NasV2.Workers.Checkpoints;

namespace NasV2.Workers.Tests.Checkpoints;

public sealed class CheckpointCleanerTests : IDisposable
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private static readonly Lease Lease = new("job", 1, 2, "worker");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nas-checkpoints-");
    private readonly Lines _log = new();

    [Fact]
    public async Task A_finished_trial_leaves_no_checkpoints_of_any_attempt_and_the_others_keep_theirs()
    {
        var store = new FolderCheckpointStore(_folder.FullName);
        using var content = new MemoryStream([1]);
        foreach (var key in new[] { "job/1/1-1.safetensors", "job/1/2-2.safetensors", "job/11/1-1.safetensors" })
            await store.WriteAsync(key, content, Ct);
        await new CheckpointCleaner(store, TimeProvider.System, _log).ForgetAsync(Lease);
        Assert.Equal(["job/11/1-1.safetensors"], await store.ListAsync("job", Ct));
        Assert.Empty(_log.Written);
    }

    [Fact]
    public async Task A_store_that_fails_is_logged_and_no_error()
    {
        await using var server = await S3Server.StartAsync();
        using var stranger = server.Store(accessKey: "AKIAOTHER");
        await new CheckpointCleaner(stranger, TimeProvider.System, _log).ForgetAsync(Lease);
        const string Beginning = "The checkpoints of trial job/1 are of no use any more but could not be deleted: ";
        Assert.StartsWith(Beginning, Assert.Single(_log.Written), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private sealed class Lines : ILogger<CheckpointCleaner>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add(formatter(state, exception));
    }
}
