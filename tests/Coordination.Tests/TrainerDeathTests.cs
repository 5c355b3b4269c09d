using NasV2.Workers.Supervision;

namespace NasV2.Coordination.Tests;

public sealed class TrainerDeathTests
{
    [Fact]
    public async Task A_trainer_that_dies_costs_an_attempt_with_a_pause_and_no_trial()
    {
        await using var cluster = new SimulatedCluster();
        await cluster.StartBoxAsync(slots: 1, "cpu");
        cluster.Trainers.Training = work => DieAsync(work.Trial == 1 && cluster.Trainers.Trained.Count(other => other.Trial == 1) == 1);
        var job = await cluster.SubmitAsync("job-1", trials: 3);
        Assert.Equal(3, (await cluster.ResultAsync(job)).Ranking.Count);

        Assert.Equal([1, 2, 1], (await cluster.TrialsAsync(job)).Select(trial => trial.Attempt));
        Assert.Equal([0, 1, 0], (await cluster.TrialsAsync(job)).Select(trial => trial.TrainerDeaths));
        var lost = Assert.Single(await cluster.LeasesLostAsync(job));
        Assert.True(lost.TrainerDied);
        Assert.NotNull(lost.NotBefore);
    }

    [Fact]
    public async Task A_trial_that_kills_its_trainer_three_times_fails_and_the_others_continue()
    {
        await using var cluster = new SimulatedCluster();
        await cluster.StartBoxAsync(slots: 1, "cpu", "cpu");
        cluster.Trainers.Training = work => DieAsync(work.Trial == 1);
        var result = await cluster.ResultAsync(await cluster.SubmitAsync("job-1", trials: 4));
        Assert.Equal([0, 2, 3], result.Ranking.Select(trial => trial.Trial).Order());
        var poisoned = Assert.Single(result.Unsuccessful);
        Assert.Equal((1, "Failed"), (poisoned.Trial, poisoned.Outcome));
        Assert.Contains("died 3 times", poisoned.Message, StringComparison.Ordinal);
        Assert.Contains("signal 11", poisoned.Message, StringComparison.Ordinal);
        Assert.Equal(3, cluster.Trainers.Trained.Count(work => work.Trial == 1));
    }

    [Fact]
    public async Task A_trial_in_which_the_worker_itself_fails_ends_after_three_attempts_and_not_by_its_lease()
    {
        await using var cluster = new SimulatedCluster();
        await cluster.StartBoxAsync(slots: 1, "cpu");
        cluster.Trainers.Training = work => work.Trial == 1
            ? Task.FromException(new InvalidOperationException("Cannot store 'NaN' values.")) : Task.CompletedTask;
        var result = await cluster.ResultAsync(await cluster.SubmitAsync("job-1", trials: 3));
        Assert.Equal([0, 2], result.Ranking.Select(trial => trial.Trial).Order());
        Assert.Contains(
            "the worker failed: Cannot store 'NaN' values.", Assert.Single(result.Unsuccessful).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deaths_count_on_after_the_head_was_replaced()
    {
        await using var cluster = new SimulatedCluster();
        var first = await cluster.AddHeadAsync("1");
        await cluster.AddWorkerAsync("a");
        var gate = new Gate(_ => cluster.Trainers.Trained.Count == 3);
        cluster.Trainers.Training = async work =>
        {
            await gate.PassAsync(work);
            await DieAsync(true);
        };
        var job = await cluster.SubmitAsync("job-1", trials: 1);
        await SimulatedCluster.UntilAsync("the third attempt is under way", () => gate.Waiting(cluster.Trainers).Count == 1);
        await cluster.AddHeadAsync("2");
        await cluster.KillAsync(first);
        gate.Open();

        Assert.Equal(JobState.Failed, (await cluster.EndAsync(job)).State);
        var trial = await cluster.TrialAsync(job, 0);
        Assert.Equal((TrialOutcome.Failed, 3), (trial.Result!.Outcome, trial.Attempt));
        Assert.Equal(3, cluster.Trainers.Trained.Count);
    }

    [Fact]
    public async Task A_reference_whose_trainer_dies_is_measured_again()
    {
        await using var cluster = new SimulatedCluster();
        await cluster.StartBoxAsync(slots: 1, "cpu");
        cluster.Trainers.Measuring = _ => DieAsync(cluster.Trainers.Measured.Count <= 2);
        Assert.Equal(3, (await cluster.ResultAsync(await cluster.SubmitAsync("job-1", trials: 3))).Ranking.Count);
        Assert.Equal(3, cluster.Trainers.Measured.Count);
    }

    [Fact]
    public async Task A_reference_that_kills_three_trainers_pauses_the_job_until_it_is_started_again()
    {
        await using var cluster = new SimulatedCluster();
        await cluster.StartBoxAsync(slots: 1, "cpu");
        cluster.Trainers.Measuring = _ => DieAsync(cluster.Trainers.Measured.Count <= 3);
        var job = await cluster.SubmitAsync("job-1", trials: 2);
        var paused = await cluster.EndAsync(job);
        Assert.Equal(JobState.Paused, paused.State);
        Assert.Contains("reference architecture could not be measured", paused.Message, StringComparison.Ordinal);
        Assert.Contains("signal 11", paused.Message, StringComparison.Ordinal);
        Assert.Equal(3, cluster.Trainers.Measured.Count);

        await cluster.Search(job).StartAsync(null);
        Assert.Equal(2, (await cluster.ResultAsync(job)).Ranking.Count);
    }

    [Fact]
    public async Task A_worker_whose_trainer_does_not_start_gives_work_back_once_and_is_left_alone_until_it_does()
    {
        await using var cluster = new SimulatedCluster();
        // Renewals come three times in it: they must not be what frees the slot.
        cluster.Options.LeaseDuration = TimeSpan.FromSeconds(0.9);
        await cluster.StartBoxAsync(slots: 1, "cpu:good", "cpu:bad");
        var isBroken = true;
        var gate = new Gate();
        cluster.Trainers.Starting = device =>
        {
            if (device == "cpu:bad" && Volatile.Read(ref isBroken))
                throw new TrainerDiedException("the driver is gone");
        };
        cluster.Trainers.Training = work => work.Device == "cpu:bad" && isBroken ? DieAsync(true) : gate.PassAsync(work);
        var job = await cluster.SubmitAsync("job-1", trials: 6);

        await SimulatedCluster.UntilAsync("the bad one tried for longer than a lease", () => cluster.Trainers.Starts("cpu:bad") > 14);
        var lost = await cluster.LeasesLostAsync(job);
        Assert.Single(lost, one => one.Reason.Contains("cannot be started: the driver is gone", StringComparison.Ordinal));
        Assert.Equal(0, (await cluster.Dispatcher.ListWorkersAsync()).Single(worker => worker.Worker.Id == "w#2").FreeSlots);

        Volatile.Write(ref isBroken, false);
        await SimulatedCluster.UntilAsync(
            "the repaired device works", () => gate.Waiting(cluster.Trainers).Any(work => work.Device == "cpu:bad"));
        gate.Open();
        Assert.Equal(6, (await cluster.ResultAsync(job)).Ranking.Count);
    }

    [Fact]
    public async Task The_only_worker_pauses_the_job_when_its_trainer_does_not_start()
    {
        await using var cluster = new SimulatedCluster { IsOnlyWorker = true };
        await cluster.StartBoxAsync(slots: 1, "cpu");
        cluster.Trainers.Starting = _ => throw new TrainerDiedException("the driver is gone");
        cluster.Trainers.Training = _ => DieAsync(true);
        var paused = await cluster.EndAsync(await cluster.SubmitAsync("job-1", trials: 2));
        Assert.Equal((JobState.Paused, "The trainer cannot be started: the driver is gone."), (paused.State, paused.Message));
    }

    private static Task DieAsync(bool condition) =>
        condition ? Task.FromException(new TrainerDiedException("the trainer ended with signal 11")) : Task.CompletedTask;
}
