
namespace NasV2.Coordination.Tests;

public sealed class PauseTests
{
    [Fact]
    public async Task A_paused_job_leases_nothing_counts_its_running_trials_and_resumes_when_started()
    {
        await using var cluster = new SimulatedCluster();
        await cluster.StartBoxAsync(slots: 1, "cpu", "cpu");
        var gate = new Gate(work => work.JobId == "job-1");
        cluster.Trainers.Training = gate.PassAsync;
        await cluster.SubmitAsync("job-1", trials: 5);
        await SimulatedCluster.UntilAsync("two trials run", () => gate.Waiting(cluster.Trainers).Count == 2);

        await cluster.Search("job-1").PauseAsync("the machine is needed");
        gate.Release(2);
        await SimulatedCluster.UntilAsync("both have ended", async () => (await cluster.Search("job-1").ProgressAsync()).Finished == 2);
        // Another job uses the workers that became free.
        await cluster.ResultAsync(await cluster.SubmitAsync("job-2", trials: 4));

        var paused = await cluster.JobAsync("job-1");
        Assert.Equal((JobState.Paused, "the machine is needed"), (paused.State, paused.Message));
        Assert.Equal(2, gate.Seen.Count);
        Assert.All(await cluster.TrialsAsync("job-1"), trial => Assert.Equal(TrialOutcome.Completed, trial.Result?.Outcome));

        gate.Open();
        await cluster.Search("job-1").StartAsync(null);
        Assert.Equal(5, (await cluster.ResultAsync("job-1")).Ranking.Count);
    }

    [Fact]
    public async Task A_raised_budget_runs_more_trials()
    {
        await using var cluster = new SimulatedCluster();
        await cluster.StartBoxAsync(slots: 1, "cpu", "cpu");
        var gate = new Gate();
        cluster.Trainers.Training = gate.PassAsync;
        var job = await cluster.SubmitAsync("job-1", trials: 2);
        await SimulatedCluster.UntilAsync("all trials run", () => gate.Waiting(cluster.Trainers).Count == 2);
        await cluster.Search(job).ChangeSettingsAsync(new(Trials: 5));
        gate.Open();
        Assert.Equal([0, 1, 2, 3, 4], (await cluster.ResultAsync(job)).Ranking.Select(trial => trial.Trial).Order());
    }

    [Fact]
    public async Task A_lowered_budget_lets_what_runs_end_and_leaves_what_waits()
    {
        await using var cluster = new SimulatedCluster();
        await cluster.StartBoxAsync(slots: 1, "cpu", "cpu", "cpu", "cpu");
        var gate = new Gate();
        cluster.Trainers.Training = gate.PassAsync;
        var job = await cluster.SubmitAsync("job-1", trials: 20);
        await SimulatedCluster.UntilAsync("four trials run", () => gate.Waiting(cluster.Trainers).Count == 4);
        var last = await cluster.TrialAsync(job, 3);

        await cluster.Search(job).ChangeSettingsAsync(new(Trials: 2));
        await cluster.Worker(last.Worker!).StopAsync();
        await SimulatedCluster.UntilAsync(
            "the last trial waits", async () => (await cluster.TrialAsync(job, 3)).State == TrialState.Queued);
        gate.Open();
        Assert.Equal([0, 1, 2], (await cluster.ResultAsync(job)).Ranking.Select(trial => trial.Trial).Order());
        Assert.Equal(TrialState.Queued, (await cluster.TrialAsync(job, 3)).State);
        Assert.Equal(4, gate.Seen.Count);
    }
}
