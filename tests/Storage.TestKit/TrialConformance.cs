namespace NasV2.Storage.TestKit;

/// <summary>Trials are added once, carry one curve, and end once.</summary>
public abstract class TrialConformance(IStorePlace place) : StoreConformance(place)
{
    private static readonly TrialResult Result = new(
        TrialOutcome.Completed,
        Accuracy: 0.8125,
        new StepTime(12.5, 0.125, 50, true, "cuda:0", "gpu", 128, 192, "bf16", "torch"),
        Parameters: 21_500_000,
        Macs: 8_400_000_000,
        TrainSeconds: 321.5);

    [Fact]
    public async Task Added_trials_wait_in_the_queue_in_order()
    {
        await Store.AddTrialsAsync(JobId, [new NewTrial(2, "c"), new NewTrial(0, "a"), new NewTrial(1, "b")], Ct);

        var trials = await Store.ListTrialsAsync(JobId, Ct);

        Assert.Equal([(0, "a"), (1, "b"), (2, "c")], trials.Select(t => (t.Index, t.Candidate)));
        Assert.All(trials, t => Assert.Equal((TrialState.Queued, 0, 0L), (t.State, t.Attempt, t.Token)));
        Assert.Null(await Store.FindTrialAsync(JobId, 3, Ct));
    }

    [Fact]
    public async Task Adding_the_same_trials_again_changes_nothing()
    {
        await QueueAsync(2);
        await LeaseAsync(0);
        var before = (await JobAsync()).LastEvent;

        await QueueAsync(2);
        await Store.AddTrialsAsync(JobId, [], Ct);

        Assert.Equal(before, (await JobAsync()).LastEvent);
        Assert.Equal(TrialState.Leased, (await TrialAsync(0)).State);
    }

    [Fact]
    public async Task An_index_cannot_get_another_candidate_and_nothing_else_of_the_call_is_added()
    {
        await QueueAsync(2);
        var before = (await JobAsync()).LastEvent;

        var exception = await Assert.ThrowsAsync<CandidateConflictException>(
            () => Store.AddTrialsAsync(JobId, [new NewTrial(5, "new"), new NewTrial(1, "other")], Ct));

        Assert.Contains("Trial 1 of job 'job-1' already has candidate 'candidate 1'", exception.Message, StringComparison.Ordinal);
        Assert.Null(await Store.FindTrialAsync(JobId, 5, Ct));
        Assert.Equal(before, (await JobAsync()).LastEvent);
    }

    [Fact]
    public async Task The_same_trials_added_at_once_by_many_are_added_once()
    {
        var trials = Enumerable.Range(0, 20).Select(i => new NewTrial(i, $"c{i}")).ToList();

        var stores = Enumerable.Range(0, 6).Select(_ => OpenAgain()).ToList();
        await Task.WhenAll(stores.Select(store => Task.Run(() => store.AddTrialsAsync(JobId, trials, Ct))));

        Assert.Equal(20, (await Store.ListTrialsAsync(JobId, Ct)).Count);
        Assert.Equal(20, (await EventsAsync()).Count(stored => stored.Event is TrialProposed));
    }

    [Fact]
    public async Task A_finished_trial_keeps_its_whole_result()
    {
        await QueueAsync(1);
        var lease = await LeaseAsync(0);
        Clock.Advance(TimeSpan.FromSeconds(30));

        var answer = await Store.CompleteAsync(lease, Result, Ct);

        var trial = await TrialAsync(0);
        Assert.Equal(answer, trial);
        Assert.Equal(Result, trial.Result);
        Assert.Equal((TrialState.Finished, "worker-1"), (trial.State, trial.Worker));
        Assert.Equal((null, Clock.GetUtcNow()), (trial.LeaseUntil, trial.FinishedAt));
    }

    [Fact]
    public async Task A_failure_is_a_result_too()
    {
        await QueueAsync(1);
        var failure = new TrialResult(TrialOutcome.OutOfMemory, Message: "cudaMalloc \0 said no");

        Assert.NotNull(await Store.CompleteAsync(await LeaseAsync(0), failure, Ct));

        Assert.Equal(failure, (await TrialAsync(0)).Result);
    }

    [Fact]
    public async Task A_trial_is_completed_once()
    {
        await QueueAsync(1);
        var lease = await LeaseAsync(0);
        Assert.NotNull(await Store.CompleteAsync(lease, Result, Ct));
        var (trial, job) = (await TrialAsync(0), await JobAsync());

        Assert.Null(await Store.CompleteAsync(lease, Result with { Accuracy = 0.99 }, Ct));
        Assert.Null(await Store.CompleteAsync(lease with { Token = 2 }, Result, Ct));
        Assert.Null(await Store.LeaseAsync(JobId, 0, "worker-2", Minute, Ct));

        Assert.Equal((trial, job), (await TrialAsync(0), await JobAsync()));
    }

    [Fact]
    public async Task Of_many_completions_at_once_one_counts()
    {
        await QueueAsync(1);
        var lease = await LeaseAsync(0);
        var stores = Enumerable.Range(0, 8).Select(_ => OpenAgain()).ToList();

        var done = await Task.WhenAll(
            stores.Select((store, i) => Task.Run(() => store.CompleteAsync(lease, Result with { Parameters = i }, Ct))));

        var winner = Assert.Single(Enumerable.Range(0, 8), i => done[i] is not null);
        Assert.Equal(winner, (await TrialAsync(0)).Result!.Parameters);
        Assert.Single(await EventsAsync(), stored => stored.Event is TrialEnded);
    }

    [Fact]
    public async Task A_curve_is_read_by_epoch_and_an_epoch_reported_again_is_replaced()
    {
        await QueueAsync(2);
        var (lease, other) = (await LeaseAsync(0), await LeaseAsync(1));
        foreach (var report in (Epoch[])[Epoch(1), Epoch(2), Epoch(2, loss: 0.5)])
            Assert.True(await ReportAsync(lease, report));
        await ReportAsync(other, Epoch(1, loss: 7));

        Assert.Equal([Epoch(1), Epoch(2, loss: 0.5)], await Store.ListEpochsAsync(JobId, 0, Ct));
        Assert.Equal(2, (await TrialAsync(0)).LastEpoch);
    }

    [Fact]
    public async Task A_repeated_completion_is_accepted_without_a_second_event()
    {
        await QueueAsync(1);
        var lease = await LeaseAsync(0);
        var result = Result with { StepTime = Result.StepTime! with { CoTenants = ["trainer 7"] } };
        var first = await Store.CompleteAsync(lease, result, Ct);
        var job = await JobAsync();

        var repeated = await OpenAgain().CompleteAsync(lease, result, Ct);

        Assert.Equal((first!.FinishedAt, TrialState.Finished), (repeated!.FinishedAt, repeated.State));
        Assert.Equal(["trainer 7"], repeated.Result!.StepTime!.CoTenants!);
        Assert.Equal(job, await JobAsync());
    }

    [Fact]
    public async Task A_new_lease_keeps_the_curve_so_that_the_trial_may_be_resumed()
    {
        await QueueAsync(1);
        var first = await LeaseAsync(0);
        await ReportAsync(first, Epoch(1), Epoch(2), Epoch(3));
        await Store.ReleaseAsync(first, Because("the worker died"), Ct);
        var second = await LeaseAsync(0, "worker-2");

        Assert.Equal(3, (await TrialAsync(0)).LastEpoch);
        Assert.False(await ReportAsync(first, Epoch(4)));
        Assert.True(await ReportAsync(second, Epoch(4, loss: 9)));
        Assert.Equal([Epoch(1), Epoch(2), Epoch(3), Epoch(4, loss: 9)], await Store.ListEpochsAsync(JobId, 0, Ct));
    }

    [Fact]
    public async Task An_attempt_that_starts_further_back_drops_what_others_wrote_beyond()
    {
        await QueueAsync(2);
        var (first, other) = (await LeaseAsync(0), await LeaseAsync(1));
        await ReportAsync(first, Epoch(1), Epoch(2), Epoch(3), Epoch(4));
        await ReportAsync(other, Epoch(1), Epoch(2), Epoch(3));
        await Store.ReleaseAsync(first, Because("the worker died"), Ct);
        var second = await LeaseAsync(0, "worker-2");

        await OpenAgain().ReportEpochsAsync(second, [Epoch(2, loss: 9)], Ct);

        Assert.Equal([Epoch(1), Epoch(2, loss: 9)], await Store.ListEpochsAsync(JobId, 0, Ct));
        Assert.Equal(2, (await TrialAsync(0)).LastEpoch);
        await ReportAsync(second, Epoch(3, loss: 9), Epoch(2, loss: 8));
        Assert.Equal([Epoch(1), Epoch(2, loss: 8), Epoch(3, loss: 9)], await Store.ListEpochsAsync(JobId, 0, Ct));
        Assert.Equal(3, (await Store.ListEpochsAsync(JobId, 1, Ct)).Count);
    }

    [Fact]
    public async Task An_epoch_below_one_is_refused_with_all_of_its_call()
    {
        await QueueAsync(1);
        var lease = await LeaseAsync(0);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ReportAsync(lease, Epoch(1), Epoch(0)));

        Assert.Empty(await Store.ListEpochsAsync(JobId, 0, Ct));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public async Task A_diverged_loss_is_kept(double loss)
    {
        await QueueAsync(1);
        Assert.True(await ReportAsync(await LeaseAsync(0), Epoch(1, loss) with { TrainAccuracy = null }));

        var report = Assert.Single(await Store.ListEpochsAsync(JobId, 0, Ct));

        Assert.Equal(loss, report.Loss);
        Assert.Null(report.TrainAccuracy);
    }
}
