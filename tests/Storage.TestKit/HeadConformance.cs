namespace NasV2.Storage.TestKit;

/// <summary>Several heads write to one job: none decides on what another changed behind its back.</summary>
public abstract class HeadConformance(IStorePlace place) : StoreConformance(place)
{
    private static readonly TrialResult Result = new(TrialOutcome.Completed, 0.5);

    [Fact]
    public async Task What_another_head_wrote_is_known_before_anything_is_refused()
    {
        await QueueAsync(2);
        var other = OpenAgain();
        var lease = await LeaseAsync(0);
        Assert.True(await other.RenewAsync(lease, Minute, Ct));
        await Store.ReleaseAsync(lease, Because("moved"), Ct);
        var moved = await LeaseAsync(0, "worker-2");

        Assert.True(await other.ReportEpochsAsync(moved, [Epoch(1)], Ct));
        Assert.False(await other.RenewAsync(lease, Minute, Ct));
        await Store.ReleaseAsync(moved, Because("moved again"), Ct);
        Assert.NotNull(await other.LeaseAsync(JobId, 0, "worker-3", Minute, Ct));
    }

    [Fact]
    public async Task A_lease_that_another_head_renewed_is_not_taken_for_ended()
    {
        await QueueAsync(2);
        var (first, second) = (await LeaseAsync(0), await LeaseAsync(1));
        var other = OpenAgain();
        Clock.Advance(Minute / 2);
        Assert.True(await other.RenewAsync(first, Minute, Ct));
        Clock.Advance(Minute / 2);

        Assert.Null(await Store.LeaseAsync(JobId, 0, "worker-2", Minute, Ct));
        Assert.Equal([1], (await Store.ReleaseExpiredAsync(JobId, Ct)).Select(t => t.Index));
        Assert.True(await other.ReportEpochsAsync(first, [Epoch(1)], Ct));
        Assert.False(await other.RenewAsync(second, Minute, Ct));
    }

    [Fact]
    public async Task A_report_of_one_head_does_not_take_back_the_renewal_of_another()
    {
        await QueueAsync(1);
        var lease = await LeaseAsync(0);
        Clock.Advance(Minute / 2);
        await OpenAgain().RenewAsync(lease, Minute, Ct);

        await ReportAsync(lease, Epoch(1));

        Assert.Equal(Clock.GetUtcNow() + Minute, (await TrialAsync(0)).LeaseUntil);
    }

    [Fact]
    public async Task Two_heads_that_write_to_one_job_at_once_lose_nothing_and_leave_no_gap()
    {
        const int Trials = 12;
        const int Epochs = 8;
        await QueueAsync(Trials);
        IJobStore[] heads = [OpenAgain(), OpenAgain()];

        await Task.WhenAll(Enumerable.Range(0, Trials).Select(i => Task.Run(() => RunTrialAsync(heads, i, Epochs), Ct)));

        var events = await EventsAsync();
        var total = 1 + Trials + (Trials * (Epochs + 2));
        Assert.Equal(Enumerable.Range(1, total).Select(i => (long)i), events.Select(e => e.Sequence));
        Assert.Equal(total, (await JobAsync()).LastEvent);
        Assert.All(
            await Store.ListTrialsAsync(JobId, Ct),
            t => Assert.Equal((TrialState.Finished, Epochs, 1), (t.State, t.LastEpoch, t.Attempt)));
        for (var i = 0; i < Trials; i++)
            Assert.Equal(Enumerable.Range(1, Epochs).Select(e => Epoch(e)), await Store.ListEpochsAsync(JobId, i, Ct));
    }

    [Fact]
    public async Task Many_calls_at_once_through_one_head_each_get_their_own_answer()
    {
        const int Trials = 40;
        await QueueAsync(Trials);

        var leases = await Task.WhenAll(Enumerable.Range(0, Trials + 1).Select(i => Store.LeaseAsync(JobId, i, $"worker-{i}", Minute, Ct)));
        var adding = Store.AddTrialsAsync(JobId, [new NewTrial(0, "another")], Ct);
        var reports = await Task.WhenAll(leases.Take(Trials).Select(t =>
            Store.ReportEpochsAsync(new Lease(JobId, t!.Index, t.Index % 2 == 0 ? t.Token : 7, t.Worker!), [Epoch(1)], Ct)));

        Assert.Equal(Enumerable.Range(0, Trials).Select(i => $"worker-{i}"), leases.Take(Trials).Select(t => t!.Worker));
        Assert.Null(leases[Trials]);
        await Assert.ThrowsAsync<CandidateConflictException>(() => adding);
        Assert.Equal(Enumerable.Range(0, Trials).Select(i => i % 2 == 0), reports);
        Assert.Equal(Trials / 2, (await EventsAsync()).Count(e => e.Event is EpochEnded));
    }

    private static async Task RunTrialAsync(IJobStore[] heads, int index, int epochs)
    {
        var trial = await heads[index % 2].LeaseAsync(JobId, index, $"worker-{index}", Minute, Ct);
        Assert.NotNull(trial);
        var lease = new Lease(JobId, index, trial.Token, trial.Worker!);
        for (var epoch = 1; epoch <= epochs; epoch++)
            Assert.True(await heads[(index + epoch) % 2].ReportEpochsAsync(lease, [Epoch(epoch)], Ct));
        Assert.NotNull(await heads[(index + 1) % 2].CompleteAsync(lease, Result, Ct));
    }
}
