namespace NasV2.Storage.Tests;

public sealed class GroupCommitTests : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly TempFolder _folder = new();
    private GatedWriter _writer = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Changes_that_wait_while_a_transaction_is_under_way_share_the_next_one()
    {
        var store = await OpenAsync(trials: 30);
        var before = _writer.Transactions.Count;
        var arrived = _writer.CloseAsync();

        var first = store.LeaseAsync("a", 0, "worker-0", Minute, Ct);
        await arrived;
        var others = Enumerable.Range(1, 29).Select(i => store.LeaseAsync("a", i, $"worker-{i}", Minute, Ct)).ToList();
        _writer.Open();
        var trials = await Task.WhenAll(others.Prepend(first));

        Assert.Equal(before + 2, _writer.Transactions.Count);
        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"worker-{i}"), trials.Select(t => t!.Worker));
        var leased = await store.ReadEventsAsync("a", 0, Ct).Where(e => e.Event is TrialStarted).ToListAsync(Ct);
        Assert.Equal(Enumerable.Range(0, 30), leased.Select(e => e.Trial!.Value));
    }

    [Fact]
    public async Task Changes_in_one_transaction_see_those_before_them()
    {
        var store = await OpenAsync(trials: 1);
        var arrived = _writer.CloseAsync();
        var blocker = store.ChangeSettingsAsync("a", new(Trials: 5), Ct);
        await arrived;

        var leased = store.LeaseAsync("a", 0, "worker-0", Minute, Ct);
        var refused = store.LeaseAsync("a", 0, "worker-1", Minute, Ct);
        var reported = store.ReportEpochsAsync(new Lease("a", 0, 1, "worker-0"), [new(1, 2, 1, null, 0.5, 0.1, 1)], Ct);
        var completed = store.CompleteAsync(new Lease("a", 0, 1, "worker-0"), new(TrialOutcome.Completed, 0.5), Ct);
        _writer.Open();

        Assert.True(await blocker);
        Assert.Equal("worker-0", (await leased)!.Worker);
        Assert.Null(await refused);
        Assert.True(await reported);
        Assert.Equal((TrialState.Finished, 1), ((await completed)!.State, (await completed)!.LastEpoch));
        Assert.Equal(await completed, await store.FindTrialAsync("a", 0, Ct));
    }

    [Fact]
    public async Task One_change_that_cannot_be_written_does_not_take_the_others_with_it()
    {
        var store = await OpenAsync(trials: 2);
        var arrived = _writer.CloseAsync();
        var blocker = store.LeaseAsync("a", 0, "worker-0", Minute, Ct);
        await arrived;
        var good = store.LeaseAsync("a", 1, "worker-1", Minute, Ct);
        var lease = new Lease("a", 0, 1, "worker-0");

        var bad = store.ReportEpochsAsync(lease, [new(1, 2, 1, null, MinivalAccuracy: double.NaN, 0.1, 1)], Ct);
        var alsoGood = store.ReportEpochsAsync(lease, [new(1, 2, 1, null, 0.5, 0.1, 1)], Ct);
        _writer.Open();

        await blocker;
        Assert.NotNull(await good);
        await Assert.ThrowsAnyAsync<Exception>(() => bad);
        Assert.True(await alsoGood);
        Assert.Equal(0.5, Assert.Single(await store.ListEpochsAsync("a", 0, Ct)).MinivalAccuracy);
    }

    [Fact]
    public async Task Only_curves_and_renewals_may_be_lost_in_a_power_cut()
    {
        var store = await OpenAsync(trials: 1);
        _writer.Transactions.Clear();

        var trial = await store.LeaseAsync("a", 0, "worker-0", Minute, Ct);
        var lease = new Lease("a", 0, trial!.Token, "worker-0");
        await store.ReportEpochsAsync(lease, [new(1, 2, 1, null, 0.5, 0.1, 1)], Ct);
        await store.RenewAsync(lease, Minute, Ct);
        await store.CompleteAsync(lease, new(TrialOutcome.Completed, 0.5), Ct);

        Assert.Equal([true, false, false, true], _writer.Transactions.Select(t => t.Durable));
    }

    [Fact]
    public async Task What_is_refused_costs_no_transaction()
    {
        var store = await OpenAsync(trials: 1);
        var before = _writer.Transactions.Count;

        Assert.False(await store.RenewAsync(new Lease("a", 0, 1, "worker-0"), Minute, Ct));
        Assert.Null(await store.LeaseAsync("a", 1, "worker-0", Minute, Ct));
        Assert.Empty(await store.ReleaseExpiredAsync("a", Ct));

        Assert.Equal(before, _writer.Transactions.Count);
    }

    private async Task<IJobStore> OpenAsync(int trials)
    {
        var open = new OpenStore($"sqlite:{_folder.File("nas.db")}", writer => _writer = new GatedWriter(writer));
        await open.Migrator.MigrateAsync(Ct);
        await open.Jobs.CreateJobAsync(new NewSearchJob("a", "a", "{}", "h"), Ct);
        await open.Jobs.AddTrialsAsync("a", [.. Enumerable.Range(0, trials).Select(i => new NewTrial(i, $"c{i}"))], Ct);
        return open.Jobs;
    }
}
