namespace NasV2.Coordination.Tests;

public sealed class SharingTests
{
    [Fact]
    public async Task Jobs_of_priority_one_and_three_share_eight_slots_two_to_six_whatever_ends()
    {
        await using var cluster = new SimulatedCluster();
        var gate = new Gate();
        cluster.Trainers.Training = gate.PassAsync;
        await cluster.StartBoxAsync(slots: 1);
        await cluster.SubmitAsync("one", trials: 60, priority: 1);
        await cluster.SubmitAsync("three", trials: 60, priority: 3);
        await cluster.StartWorkerAsync("w#1", "cpu", slots: 4);
        await cluster.StartWorkerAsync("w#2", "cpu", slots: 4);

        for (var ended = 0; ended < 12; ended++)
        {
            await SimulatedCluster.UntilAsync($"all slots are taken after {ended} trials", () => gate.Waiting(cluster.Trainers).Count == 8);
            var held = gate.Waiting(cluster.Trainers);
            Assert.Equal((2, 6), (held.Count(work => work.JobId == "one"), held.Count(work => work.JobId == "three")));
            var seen = gate.Seen.Count;
            gate.Release(1);
            await SimulatedCluster.UntilAsync("the next trial runs", () => gate.Seen.Count > seen);
        }
    }

    [Fact]
    public async Task A_job_for_one_worker_never_has_two_and_loses_no_time()
    {
        await using var cluster = new SimulatedCluster();
        // Nothing but the end of a trial may bring the next one about.
        cluster.Options.LeaseCheckPeriod = TimeSpan.FromMinutes(10);
        await cluster.StartBoxAsync(slots: 2, "cpu", "cpu");
        Assert.Equal(12, (await cluster.ResultAsync(await cluster.SubmitAsync("job-1", trials: 12, workers: 1))).Ranking.Count);
        Assert.Equal(1, cluster.Trainers.MaxAtWork);
    }

    [Fact]
    public async Task A_job_whose_priority_is_raised_gets_its_share_as_trials_end()
    {
        await using var cluster = new SimulatedCluster();
        var gate = new Gate();
        cluster.Trainers.Training = gate.PassAsync;
        await cluster.StartBoxAsync(slots: 1);
        await cluster.SubmitAsync("steady", trials: 60);
        var raised = await cluster.SubmitAsync("raised", trials: 60);
        await cluster.StartWorkerAsync("w#1", "cpu", slots: 8);
        await SimulatedCluster.UntilAsync("the jobs share the slots", () => gate.Waiting(cluster.Trainers).Count == 8);
        Assert.Equal(4, gate.Waiting(cluster.Trainers).Count(work => work.JobId == "raised"));

        await cluster.Search(raised).ChangeSettingsAsync(new(Priority: 3));
        for (var ended = 0; ended < 8; ended++)
        {
            var seen = gate.Seen.Count;
            gate.Release(1);
            await SimulatedCluster.UntilAsync("the next trial runs", () => gate.Seen.Count > seen);
        }

        Assert.Equal(6, gate.Waiting(cluster.Trainers).Count(work => work.JobId == "raised"));
    }

    [Fact]
    public async Task A_job_runs_no_more_trials_at_a_time_than_a_limit_that_was_set_while_it_ran()
    {
        await using var cluster = new SimulatedCluster();
        var gate = new Gate();
        cluster.Trainers.Training = gate.PassAsync;
        await cluster.StartBoxAsync(slots: 6, "cpu");
        var limited = await cluster.SubmitAsync("limited", trials: 60);
        await SimulatedCluster.UntilAsync("all slots are taken", () => gate.Waiting(cluster.Trainers).Count == 6);

        await cluster.Search(limited).ChangeSettingsAsync(new(Workers: 2));
        gate.Release(4);
        for (var started = 7; started <= 12; started++)
        {
            gate.Release(1);
            await SimulatedCluster.UntilAsync("the next trial runs", () => gate.Seen.Count == started);
            Assert.Equal(2, gate.Waiting(cluster.Trainers).Count);
        }
    }

    [Fact]
    public async Task A_later_job_gets_its_share_as_trials_end()
    {
        await using var cluster = new SimulatedCluster();
        var gate = new Gate();
        cluster.Trainers.Training = gate.PassAsync;
        await cluster.StartBoxAsync(slots: 4, "cpu");
        await cluster.SubmitAsync("early", trials: 60);
        await SimulatedCluster.UntilAsync("all slots are taken", () => gate.Waiting(cluster.Trainers).Count == 4);
        await cluster.SubmitAsync("late", trials: 60);
        for (var ended = 1; ended <= 2; ended++)
        {
            gate.Release(1);
            await SimulatedCluster.UntilAsync("the late job has more", () => Running("late") == ended);
        }

        Assert.Equal((2, 2), (Running("early"), Running("late")));
        for (var ended = 0; ended < 6; ended++)
        {
            var seen = gate.Seen.Count;
            gate.Release(1);
            await SimulatedCluster.UntilAsync(
                "the next trial runs", () => gate.Seen.Count > seen && gate.Waiting(cluster.Trainers).Count == 4);
            Assert.Equal((2, 2), (Running("early"), Running("late")));
        }

        int Running(string job) => gate.Waiting(cluster.Trainers).Count(work => work.JobId == job);
    }

    [Fact]
    public async Task A_worker_with_three_slots_runs_three_trials_at_once()
    {
        await using var cluster = new SimulatedCluster();
        var gate = new Gate();
        cluster.Trainers.Training = gate.PassAsync;
        await cluster.StartBoxAsync(slots: 3, "cpu");
        var job = await cluster.SubmitAsync("job-1", trials: 7);
        await SimulatedCluster.UntilAsync("three trials run", () => gate.Waiting(cluster.Trainers).Count == 3);
        gate.Open();
        await cluster.ResultAsync(job);
        Assert.Equal(3, cluster.Trainers.MaxAtWork);
        Assert.All(await cluster.TrialsAsync(job), trial => Assert.Equal("w#1", trial.Worker));
    }

    [Fact]
    public async Task A_worker_without_a_free_slot_gives_work_back()
    {
        await using var cluster = new SimulatedCluster();
        var gate = new Gate();
        cluster.Trainers.Training = gate.PassAsync;
        await cluster.StartBoxAsync(slots: 1, "cpu");
        var job = await cluster.SubmitAsync("job-1", trials: 2);
        await SimulatedCluster.UntilAsync("the worker is busy", () => gate.Waiting(cluster.Trainers).Count == 1);

        var grant = await cluster.Search(job).GrantAsync([await cluster.StartWorkerAsync("w#1", "cpu")]);
        await cluster.Worker("w#1").AssignAsync(Assert.Single(grant.Assignments).Assignment);
        await SimulatedCluster.UntilAsync(
            "the trial waits again", async () => (await cluster.TrialAsync(job, 1)).State == TrialState.Queued);
        var lost = Assert.Single(await cluster.LeasesLostAsync(job));
        Assert.Equal(("the worker was busy", false), (lost.Reason, lost.TrainerDied));

        gate.Open();
        await cluster.ResultAsync(job);
        Assert.Equal(2, gate.Seen.Count);
    }
}
