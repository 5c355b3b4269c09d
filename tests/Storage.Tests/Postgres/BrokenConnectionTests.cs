using Npgsql;

namespace NasV2.Storage.Tests;

[Trait("Needs", "PostgreSQL")]
public sealed class BrokenConnectionTests(PostgresServer server)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private string _address = "";
    private UnreliableWriter _writer = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_commit_whose_response_was_lost_is_found_and_not_repeated()
    {
        var store = await OpenAsync(trials: 1);
        _writer.LoseNextAnswer();

        var trial = await store.LeaseAsync("a", 0, "worker-1", Minute, Ct);

        Assert.Equal((1, 1L), (trial!.Attempt, trial.Token));
        Assert.Equal(1, _writer.Breaks);
        Assert.Equal([typeof(SearchSubmitted), typeof(TrialProposed), typeof(TrialStarted)], await KindsAsync(store));
        Assert.True(await store.RenewAsync(new Lease("a", 0, 1, "worker-1"), Minute, Ct));
    }

    [Fact]
    public async Task A_commit_that_was_lost_is_made_again()
    {
        var store = await OpenAsync(trials: 1);
        _writer.LoseNextCommit();

        var trial = await store.LeaseAsync("a", 0, "worker-1", Minute, Ct);

        Assert.Equal((1, 1L), (trial!.Attempt, trial.Token));
        Assert.Equal([typeof(SearchSubmitted), typeof(TrialProposed), typeof(TrialStarted)], await KindsAsync(store));
    }

    [Fact]
    public async Task A_lost_commit_is_decided_again_when_another_head_was_quicker()
    {
        var store = await OpenAsync(trials: 1);
        var other = new OpenStore(_address).Jobs;
        _writer.Meanwhile = () => other.LeaseAsync("a", 0, "worker-2", Minute, Ct);
        _writer.LoseNextCommit();

        Assert.Null(await store.LeaseAsync("a", 0, "worker-1", Minute, Ct));
        Assert.Equal("worker-2", (await store.FindTrialAsync("a", 0, Ct))!.Worker);
    }

    [Fact]
    public async Task A_kept_commit_is_found_behind_what_another_head_wrote_since()
    {
        var store = await OpenAsync(trials: 1);
        var other = new OpenStore(_address).Jobs;
        _writer.Meanwhile = () => other.ReleaseAllAsync("a", "restart", Ct);
        _writer.LoseNextAnswer();

        Assert.Equal("worker-1", (await store.LeaseAsync("a", 0, "worker-1", Minute, Ct))!.Worker);
        Assert.Equal(TrialState.Queued, (await store.FindTrialAsync("a", 0, Ct))!.State);
        Assert.False(await store.RenewAsync(new Lease("a", 0, 1, "worker-1"), Minute, Ct));
    }

    [Fact]
    public async Task Repeating_a_submission_that_was_stored_but_not_answered_is_not_a_conflict()
    {
        var store = await OpenAsync(trials: 0);
        _writer.LoseNextAnswer();
        await store.CreateJobAsync(new NewSearchJob("b", "b", "{}", "h"), Ct);
        _writer.LoseNextCommit();
        await store.CreateJobAsync(new NewSearchJob("c", "c", "{}", "h"), Ct);

        Assert.Equal(["a", "b", "c"], (await store.ListJobsAsync(Ct)).Select(j => j.Id).Order());
        await Assert.ThrowsAsync<JobExistsException>(() => store.CreateJobAsync(new NewSearchJob("b", "b", "{}", "h"), Ct));
    }

    [Fact]
    public async Task Connections_closed_during_work_lose_nothing_and_repeat_nothing()
    {
        const int Trials = 6;
        const int Epochs = 30;
        var store = await OpenAsync(Trials);
        var reported = 0;

        var work = Task.WhenAll(Enumerable.Range(0, Trials).Select(i => Task.Run(
            async () =>
            {
                var trial = await store.LeaseAsync("a", i, $"worker-{i}", Minute, Ct);
                var lease = new Lease("a", i, trial!.Token, trial.Worker!);
                for (var epoch = 1; epoch <= Epochs; epoch++)
                {
                    Assert.True(await store.ReportEpochsAsync(lease, [new(epoch, Epochs, 1, null, 0.5, 0.1, 1)], Ct));
                    Interlocked.Increment(ref reported);
                }
                Assert.NotNull(await store.CompleteAsync(lease, new(TrialOutcome.Completed, 0.5), Ct));
            },
            Ct)));
        for (var kills = 0; kills < 12 && !work.IsCompleted; kills++)
        {
            await EndConnectionsAsync();
            // Some work in between, so that the ends come at different points of it.
            for (var seen = Volatile.Read(ref reported); !work.IsCompleted && Volatile.Read(ref reported) < seen + 7;)
                await Task.Yield();
        }
        await work;

        var events = await store.ReadEventsAsync("a", 0, Ct).ToListAsync(Ct);
        Assert.Equal(Enumerable.Range(1, 1 + Trials + (Trials * (Epochs + 2))).Select(i => (long)i), events.Select(e => e.Sequence));
        Assert.Equal(events.Count, (await store.FindJobAsync("a", Ct))!.LastEvent);
        Assert.All(await store.ListTrialsAsync("a", Ct), t => Assert.Equal((TrialState.Finished, 1), (t.State, t.Attempt)));
        for (var i = 0; i < Trials; i++)
            Assert.Equal(Enumerable.Range(1, Epochs), (await store.ListEpochsAsync("a", i, Ct)).Select(e => e.Number));
    }

    [Fact]
    public async Task A_log_that_lost_its_newest_events_is_noticed_and_continues_without_a_gap()
    {
        var store = await OpenAsync(trials: 1);
        var trial = await store.LeaseAsync("a", 0, "worker-1", Minute, Ct);
        var lease = new Lease("a", 0, trial!.Token, "worker-1");
        for (var epoch = 1; epoch <= 4; epoch++)
            await store.ReportEpochsAsync(lease, [new(epoch, 9, 1, null, 0.5, 0.1, 1)], Ct);

        // What a crash of the server does to lazily committed reports, though no connection of ours noticed.
        await ExecuteAsync(
            """
            DELETE FROM events WHERE sequence > 5; UPDATE jobs SET last_event = 5;
            DELETE FROM epochs WHERE epoch > 2; UPDATE trials SET last_epoch = 2;
            """);

        Assert.True(await store.ReportEpochsAsync(lease, [new(5, 9, 1, null, 0.5, 0.1, 1)], Ct));
        var events = await store.ReadEventsAsync("a", 0, Ct).ToListAsync(Ct);
        Assert.Equal([1L, 2, 3, 4, 5, 6], events.Select(e => e.Sequence));
        Assert.Equal([1, 2, 5], (await store.ListEpochsAsync("a", 0, Ct)).Select(e => e.Number));
    }

    private async Task<IJobStore> OpenAsync(int trials)
    {
        _address = await server.NewAddressAsync();
        var open = new OpenStore(_address, writer => _writer = new UnreliableWriter(writer));
        await open.Migrator.MigrateAsync(Ct);
        await open.Jobs.CreateJobAsync(new NewSearchJob("a", "a", "{}", "h"), Ct);
        await open.Jobs.AddTrialsAsync("a", [.. Enumerable.Range(0, trials).Select(i => new NewTrial(i, $"c{i}"))], Ct);
        return open.Jobs;
    }

    private static async Task<List<Type>> KindsAsync(IJobStore store) =>
        await store.ReadEventsAsync("a", 0, Ct).Select(e => e.Event.GetType()).ToListAsync(Ct);

    private Task EndConnectionsAsync() => ExecuteAsync(
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
        """);

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(_address) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
