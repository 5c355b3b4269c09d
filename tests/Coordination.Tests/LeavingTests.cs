namespace NasV2.Coordination.Tests;

public sealed class LeavingTests
{
    [Fact]
    public async Task A_draining_worker_finishes_its_work_and_gets_nothing_more()
    {
        await using var cluster = new SimulatedCluster();
        await cluster.StartBoxAsync(slots: 1, "cpu:1", "cpu:2");
        var gate = new Gate();
        cluster.Trainers.Training = gate.PassAsync;
        var job = await cluster.SubmitAsync("job-1", trials: 8);
        await SimulatedCluster.UntilAsync("both workers are busy", () => gate.Waiting(cluster.Trainers).Count == 2);
        await cluster.Worker("w#1").DrainAsync();
        gate.Open();

        Assert.Equal(8, (await cluster.ResultAsync(job)).Ranking.Count);
        Assert.Single(cluster.Trainers.Trained, work => work.Device == "cpu:1");
        Assert.Empty(await cluster.LeasesLostAsync(job));
        Assert.True((await cluster.Dispatcher.ListWorkersAsync()).Single(worker => worker.Worker.Id == "w#1").IsDraining);
    }

    [Fact]
    public async Task A_worker_that_stops_gives_its_trial_back_and_another_takes_it_at_once()
    {
        await using var cluster = new SimulatedCluster();
        // Neither a lease that runs out nor a look around may be what moves the trial.
        cluster.Options.LeaseCheckPeriod = TimeSpan.FromMinutes(10);
        await cluster.StartBoxAsync(slots: 1, "cpu", "cpu");
        var gate = new Gate();
        cluster.Trainers.Training = gate.PassAsync;
        var job = await cluster.SubmitAsync("job-1", trials: 1);
        await SimulatedCluster.UntilAsync("the trial runs", () => gate.Waiting(cluster.Trainers).Count == 1);
        var first = (await cluster.TrialAsync(job, 0)).Worker!;

        await cluster.Worker(first).StopAsync();
        await SimulatedCluster.UntilAsync("it runs again", () => gate.Seen.Count == 2);
        gate.Open();
        await cluster.ResultAsync(job);
        var trial = await cluster.TrialAsync(job, 0);
        Assert.NotEqual(first, trial.Worker);
        Assert.Equal((2, 0), (trial.Attempt, trial.TrainerDeaths));
        Assert.DoesNotContain(await cluster.Dispatcher.ListWorkersAsync(), worker => worker.Worker.Id == first);
    }

    [Fact]
    public async Task A_worker_that_vanishes_loses_its_lease_to_another_and_its_late_report_is_refused()
    {
        await using var cluster = new SimulatedCluster();
        cluster.Options.LeaseDuration = TimeSpan.FromSeconds(1);
        await cluster.AddHeadAsync("1");
        var silo = await cluster.AddWorkerAsync("a");
        var gate = new Gate();
        cluster.Trainers.Training = gate.PassAsync;
        var job = await cluster.SubmitAsync("job-1", trials: 1);
        await SimulatedCluster.UntilAsync("the trial runs", () => gate.Waiting(cluster.Trainers).Count == 1);
        var lease = JobsOfCluster.LeaseOf(await cluster.TrialAsync(job, 0));

        // A worker that is killed in this process could still say goodbye, as soon as its trainer has
        // ended: that takes as long as this test.
        var frozen = new TaskCompletionSource();
        cluster.Trainers.Ending = () => frozen.Task;
        await using var thaw = new Thaw(frozen);
        await cluster.KillAsync(silo);
        await cluster.AddWorkerAsync("b");
        await SimulatedCluster.UntilAsync("the trial runs again", () => gate.Seen.Count == 2);
        Assert.False(await cluster.Search(job).CompleteAsync(lease, new TrialResult(TrialOutcome.Diverged)));
        gate.Open();
        await cluster.ResultAsync(job);
        Assert.False(await cluster.Search(job).CompleteAsync(lease, new TrialResult(TrialOutcome.Diverged)));

        var trial = await cluster.TrialAsync(job, 0);
        Assert.Equal(("b", TrialOutcome.Completed), (trial.Worker, trial.Result!.Outcome));
        Assert.Equal(["the lease ran out"], (await cluster.LeasesLostAsync(job)).Select(lost => lost.Reason));
    }

    /// <summary>Lets trainers end before the cluster waits for them, also when the test fails.</summary>
    private sealed class Thaw(TaskCompletionSource frozen) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            frozen.SetResult();
            return ValueTask.CompletedTask;
        }
    }
}
