namespace NasV2.Storage.TestKit;

/// <summary>A trial has one holder at a time, and who lost it can change nothing.</summary>
public abstract class LeaseConformance(IStorePlace place) : StoreConformance(place)
{
    private static readonly TrialResult Result = new(TrialOutcome.Completed, 0.5);

    [Fact]
    public async Task A_queued_trial_is_leased_until_the_duration_ends()
    {
        await QueueAsync(1);

        var trial = await Store.LeaseAsync(JobId, 0, "worker-1", Minute, Ct);

        Assert.NotNull(trial);
        Assert.Equal(trial, await TrialAsync(0));
        Assert.Equal((TrialState.Leased, 1, 1L), (trial.State, trial.Attempt, trial.Token));
        Assert.Equal(("worker-1", Clock.GetUtcNow() + Minute), (trial.Worker, trial.LeaseUntil));
        Assert.Equal(Clock.GetUtcNow(), trial.StartedAt);
    }

    [Fact]
    public async Task A_held_or_unknown_trial_is_not_leased()
    {
        await QueueAsync(1);
        await LeaseAsync(0);
        Clock.Advance(Minute - TimeSpan.FromMilliseconds(1));

        Assert.Null(await Store.LeaseAsync(JobId, 0, "worker-2", Minute, Ct));
        Assert.Null(await Store.LeaseAsync(JobId, 7, "worker-2", Minute, Ct));
        Assert.Null(await Store.LeaseAsync("missing", 0, "worker-2", Minute, Ct));
    }

    [Fact]
    public async Task A_trial_of_a_paused_search_is_not_leased()
    {
        await QueueAsync(1);
        await Store.SetJobStateAsync(JobId, JobState.Paused, null, Ct);

        Assert.Null(await Store.LeaseAsync(JobId, 0, "worker-1", Minute, Ct));
    }

    [Fact]
    public async Task A_trial_of_a_search_that_has_ended_is_not_leased()
    {
        await QueueAsync(1);
        await Store.FinishJobAsync(JobId, JobState.Cancelled, null, null, Ct);

        Assert.Null(await Store.LeaseAsync(JobId, 0, "worker-1", Minute, Ct));
    }

    [Fact]
    public async Task A_paused_search_that_is_resumed_leases_its_trials_again()
    {
        await QueueAsync(1);
        await Store.SetJobStateAsync(JobId, JobState.Paused, null, Ct);
        await Store.SetJobStateAsync(JobId, JobState.Running, null, Ct);

        Assert.NotNull(await Store.LeaseAsync(JobId, 0, "worker-1", Minute, Ct));
    }

    [Fact]
    public async Task An_expired_lease_is_taken_over_with_a_greater_token()
    {
        await QueueAsync(1);
        var first = await LeaseAsync(0);
        Clock.Advance(Minute);

        var second = await LeaseAsync(0, "worker-2");

        Assert.Equal((2L, 2), (second.Token, (await TrialAsync(0)).Attempt));
        Assert.True(second.Token > first.Token);
        var kinds = (await EventsAsync()).TakeLast(2).Select(e => e.Event.GetType());
        Assert.Equal([typeof(TrialReleased), typeof(TrialStarted)], kinds);
    }

    [Fact]
    public async Task A_stale_token_is_refused_everywhere_and_changes_nothing()
    {
        await QueueAsync(1);
        var stale = await LeaseAsync(0);
        Clock.Advance(Minute);
        var current = await LeaseAsync(0, "worker-2");
        await ReportAsync(current, Epoch(1));
        var before = (await TrialAsync(0), await JobAsync());

        Assert.False(await Store.RenewAsync(stale, Minute, Ct));
        Assert.False(await ReportAsync(stale, Epoch(1, loss: 99)));
        Assert.Null(await Store.CompleteAsync(stale, Result, Ct));
        Assert.Null(await Store.ReleaseAsync(stale, Because("late"), Ct));

        Assert.Equal(before, (await TrialAsync(0), await JobAsync()));
        Assert.Equal([Epoch(1)], await Store.ListEpochsAsync(JobId, 0, Ct));
        Assert.NotNull(await Store.CompleteAsync(current, Result, Ct));
    }

    [Fact]
    public async Task A_token_of_a_released_trial_is_refused_though_no_other_lease_exists()
    {
        await QueueAsync(1);
        var lease = await LeaseAsync(0);
        var queued = await Store.ReleaseAsync(lease, Because("the device was lost"), Ct);
        Assert.NotNull(queued);

        Assert.False(await ReportAsync(lease, Epoch(1)));
        Assert.Null(await Store.CompleteAsync(lease, Result, Ct));
        Assert.Null(await Store.ReleaseAsync(lease, Because("again"), Ct));

        Assert.Equal(queued, await TrialAsync(0));
        Assert.Equal((TrialState.Queued, null, null, 1L), (queued.State, queued.Worker, queued.LeaseUntil, queued.Token));
        Assert.Equal(2, (await LeaseAsync(0)).Token);
    }

    [Fact]
    public async Task A_late_holder_may_still_report_until_its_trial_is_leased_again()
    {
        await QueueAsync(1);
        var lease = await LeaseAsync(0);
        Clock.Advance(10 * Minute);

        Assert.True(await ReportAsync(lease, Epoch(1)));
        Assert.True(await Store.RenewAsync(lease, Minute, Ct));
        Assert.Null(await Store.LeaseAsync(JobId, 0, "worker-2", Minute, Ct));
    }

    [Fact]
    public async Task A_renewed_lease_outlives_its_first_end()
    {
        await QueueAsync(1);
        var lease = await LeaseAsync(0);
        Clock.Advance(Minute / 2);
        Assert.True(await Store.RenewAsync(lease, Minute, Ct));
        Clock.Advance(Minute * 0.75);

        Assert.Null(await Store.LeaseAsync(JobId, 0, "worker-2", Minute, Ct));
        Assert.Empty(await Store.ReleaseExpiredAsync(JobId, Ct));
    }

    [Fact]
    public async Task Releasing_the_expired_spares_the_living_and_the_finished()
    {
        await QueueAsync(4);
        await LeaseAsync(0);
        Assert.NotNull(await Store.CompleteAsync(await LeaseAsync(1), Result, Ct));
        Clock.Advance(Minute);
        await LeaseAsync(2);

        Assert.Equal([0], (await Store.ReleaseExpiredAsync(JobId, Ct)).Select(t => t.Index));

        var states = (await Store.ListTrialsAsync(JobId, Ct)).Select(t => t.State);
        Assert.Equal([TrialState.Queued, TrialState.Finished, TrialState.Leased, TrialState.Queued], states);
        Assert.Empty(await Store.ReleaseExpiredAsync(JobId, Ct));
    }

    [Fact]
    public async Task Releasing_all_ends_every_lease_of_the_job_and_gives_the_reason()
    {
        await QueueAsync(3);
        await LeaseAsync(0);
        await LeaseAsync(2);
        await Store.CreateJobAsync(new NewSearchJob("job-2", "other", "{}", "h"), Ct);
        await Store.AddTrialsAsync("job-2", [new NewTrial(0, "c")], Ct);
        Assert.NotNull(await Store.LeaseAsync("job-2", 0, "worker-9", Minute, Ct));

        Assert.Equal([0, 2], (await Store.ReleaseAllAsync(JobId, "the process restarted", Ct)).Select(t => t.Index));

        Assert.All(await Store.ListTrialsAsync(JobId, Ct), t => Assert.Equal(TrialState.Queued, t.State));
        Assert.Equal(TrialState.Leased, (await Store.FindTrialAsync("job-2", 0, Ct))!.State);
        var lost = (await EventsAsync()).Where(e => e.Event is TrialReleased).ToList();
        Assert.Equal([0, 2], lost.Select(e => e.Trial));
        Assert.All(lost, e => Assert.Equal("the process restarted", ((TrialReleased)e.Event).Reason));
    }

    [Fact]
    public async Task Of_many_concurrent_leasers_one_wins_in_every_round()
    {
        const int Rounds = 25;
        await QueueAsync(Rounds);
        var stores = Enumerable.Range(0, 4).Select(_ => OpenAgain()).ToList();

        for (var round = 0; round < Rounds; round++)
        {
            var index = round;
            var leases = await Task.WhenAll(stores.Select((s, i) => Task.Run(() => s.LeaseAsync(JobId, index, $"worker-{i}", Minute, Ct))));
            var winner = Assert.Single(leases, l => l is not null)!;
            Assert.Equal(winner, await TrialAsync(index));
        }

        Assert.Equal(Rounds, (await EventsAsync()).Count(e => e.Event is TrialStarted));
    }

    [Fact]
    public async Task Of_many_that_take_over_one_expired_lease_one_wins_and_the_loss_is_one_event()
    {
        await QueueAsync(1);
        await LeaseAsync(0, "worker-0");
        var stores = Enumerable.Range(0, 4).Select(_ => OpenAgain()).ToList();

        for (var round = 1; round <= 15; round++)
        {
            Clock.Advance(Minute);
            var leases = await Task.WhenAll(stores.Select((s, i) => Task.Run(() => s.LeaseAsync(JobId, 0, $"worker-{i}", Minute, Ct))));
            Assert.Equal(round + 1, Assert.Single(leases, l => l is not null)!.Token);
        }

        Assert.Equal(15, (await EventsAsync()).Count(e => e.Event is TrialReleased));
    }

    [Fact]
    public async Task A_lease_needs_a_duration()
    {
        await QueueAsync(1);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.LeaseAsync(JobId, 0, "worker-1", TimeSpan.Zero, Ct));
        Assert.Equal(TrialState.Queued, (await TrialAsync(0)).State);
    }

    [Fact]
    public async Task A_release_counts_dead_trainers_and_keeps_the_trial_back_for_a_while()
    {
        await QueueAsync(1);
        await Store.ReleaseAsync(await LeaseAsync(0), new Release("out of file handles", TrainerDied: false, TimeSpan.Zero), Ct);
        var back = await Store.ReleaseAsync(await LeaseAsync(0), new Release("SIGSEGV", TrainerDied: true, Minute), Ct);

        Assert.Equal((1, Clock.GetUtcNow() + Minute), (back!.TrainerDeaths, back.NotBefore));
        Assert.Equal(back, await TrialAsync(0));
        Clock.Advance(Minute - TimeSpan.FromMilliseconds(1));
        Assert.Null(await Store.LeaseAsync(JobId, 0, "worker-2", Minute, Ct));
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        var again = await Store.LeaseAsync(JobId, 0, "worker-2", Minute, Ct);
        Assert.Equal((1, null), (again!.TrainerDeaths, again.NotBefore));
        Assert.True((await EventsAsync()).Select(logged => logged.Event).OfType<TrialReleased>().Last().TrainerDied);
    }

    [Fact]
    public async Task A_call_that_was_cancelled_beforehand_changes_nothing()
    {
        await QueueAsync(1);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.LeaseAsync(JobId, 0, "worker-1", Minute, new(true)));

        Assert.Equal(TrialState.Queued, (await TrialAsync(0)).State);
    }
}
