using System.Diagnostics;
using NasV2.Cluster;

namespace NasV2.Coordination.Tests;

public sealed class CancelTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_cancelled_job_frees_its_devices_within_two_seconds_and_late_reports_change_nothing()
    {
        await using var cluster = new SimulatedCluster();
        await cluster.StartBoxAsync(slots: 1, "cpu", "cpu", "cpu");
        var gate = new Gate(work => work.JobId == "doomed");
        cluster.Trainers.Training = gate.PassAsync;
        await cluster.SubmitAsync("doomed", trials: 10);
        await SimulatedCluster.UntilAsync("three trials run", () => gate.Waiting(cluster.Trainers).Count == 3);
        var leased = await cluster.TrialsAsync("doomed");

        var start = Stopwatch.GetTimestamp();
        await cluster.Search("doomed").CancelAsync("no longer needed");
        await SimulatedCluster.UntilAsync("every trainer that was at work is gone", () => cluster.Trainers.Alive == 0);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, Limit);

        var job = await cluster.JobAsync("doomed");
        Assert.Equal((JobState.Cancelled, "no longer needed"), (job.State, job.Message));
        var trials = await cluster.TrialsAsync("doomed");
        Assert.All(trials, trial => Assert.Equal(TrialState.Queued, trial.State));
        foreach (var lease in leased.Select(JobsOfCluster.LeaseOf))
        {
            Assert.False(await cluster.Search("doomed").RenewAsync(lease));
            Assert.False(await cluster.Search("doomed").ReportEpochsAsync(lease, [Epoch]));
            Assert.False(await cluster.Search("doomed").CompleteAsync(lease, new TrialResult(TrialOutcome.Completed, Accuracy: 1)));
        }

        Assert.Equal(trials, await cluster.TrialsAsync("doomed"));

        // Another job uses the same workers to its end: had the dead one been given out, it would be among what was begun.
        await cluster.ResultAsync(await cluster.SubmitAsync("next", trials: 9));
        Assert.Equal(3, cluster.Trainers.Trained.Count(work => work.JobId == "doomed"));
    }

    [Fact]
    public async Task A_measurement_of_a_cancelled_job_is_dropped_too()
    {
        await using var cluster = new SimulatedCluster();
        await cluster.StartBoxAsync(slots: 1, "cpu");
        var gate = new Gate();
        cluster.Trainers.Measuring = gate.PassAsync;
        await cluster.SubmitAsync("doomed", trials: 3);
        await SimulatedCluster.UntilAsync("the reference is being measured", () => gate.Waiting(cluster.Trainers).Count == 1);

        var start = Stopwatch.GetTimestamp();
        await cluster.Search("doomed").CancelAsync("no longer needed");
        await SimulatedCluster.UntilAsync("its trainer is gone", () => cluster.Trainers.Alive == 0);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, Limit);
        Assert.Empty(cluster.Trainers.Trained);
    }

    [Fact]
    public async Task An_assignment_that_arrives_after_the_cancellation_is_not_begun()
    {
        await using var cluster = new SimulatedCluster();
        await cluster.StartBoxAsync(slots: 1, "cpu");
        var worker = await cluster.StartWorkerAsync("w#1", "cpu");
        var job = await cluster.StoreAsync("job-1", trials: 1);
        await cluster.Worker("w#1").AbandonAsync(job);
        await cluster.Worker("w#1").AssignAsync(new TrialAssignment(
            new Lease(job, 0, 1, worker.Id), TimeSpan.FromMinutes(1), "", 1, (await cluster.JobAsync(job)).SpecJson, true));

        await cluster.ResultAsync(await cluster.SubmitAsync("next", trials: 1));
        Assert.DoesNotContain(cluster.Trainers.Trained, work => work.JobId == job);
    }

    private static Epoch Epoch => new(1, 2, 1, 0.5, 0.5, 0.01, 1);
}
