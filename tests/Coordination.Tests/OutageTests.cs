using System.Diagnostics;
using NasV2.Cluster;

namespace NasV2.Coordination.Tests;

public sealed class OutageTests
{
    [Fact]
    public async Task A_store_that_is_away_for_longer_than_a_lease_costs_no_trial_and_no_second_attempt()
    {
        await using var cluster = new SimulatedCluster();
        var lease = cluster.Options.LeaseDuration = TimeSpan.FromSeconds(1);
        await cluster.StartBoxAsync(slots: 1, "cpu", "cpu", "cpu");
        var gate = new Gate();
        cluster.Trainers.Training = gate.PassAsync;
        var job = await cluster.SubmitAsync("job-1", trials: 6);
        await SimulatedCluster.UntilAsync("three trials run", () => gate.Waiting(cluster.Trainers).Count == 3);

        cluster.Access.IsAway = true;
        var start = Stopwatch.GetTimestamp();
        await Assert.ThrowsAsync<UnavailableException>(() => cluster.Search(job).StartAsync(null));
        await Assert.ThrowsAsync<UnavailableException>(() => cluster.Search(job).CancelAsync("not received"));
        // Two have a result that cannot be stored yet, the third continues.
        gate.Release(2);
        await SimulatedCluster.UntilAsync(
            "the leases have run out", () => cluster.Trainers.AtWork.Count == 1 && Stopwatch.GetElapsedTime(start) > 1.5 * lease);

        cluster.Access.IsAway = false;
        await SimulatedCluster.UntilAsync("the results are in", async () => (await cluster.Search(job).ProgressAsync()).Finished == 2);
        gate.Open();
        Assert.Equal(6, (await cluster.ResultAsync(job)).Ranking.Count);
        Assert.Empty(await cluster.LeasesLostAsync(job));
        Assert.Equal(6, cluster.Trainers.Trained.Count);
    }

    [Fact]
    public async Task A_coordinator_that_cannot_load_its_job_says_that_the_service_is_away()
    {
        await using var cluster = new SimulatedCluster();
        await cluster.AddHeadAsync("1");
        var job = await cluster.StoreAsync("job-1", trials: 2);
        // From another silo, so that the answer crosses a wire.
        await cluster.AddWorkerAsync("a");
        cluster.Access.IsAway = true;
        await Assert.ThrowsAsync<UnavailableException>(() => cluster.SearchFrom("worker-a", job).ProgressAsync());
        await Assert.ThrowsAsync<UnavailableException>(() => cluster.SearchFrom("worker-a", job).StartAsync(null));
        cluster.Access.IsAway = false;
        await cluster.SearchFrom("worker-a", job).StartAsync(null);
        await cluster.ResultAsync(job);
    }

    [Fact]
    public async Task A_head_that_dies_in_the_middle_of_a_job_costs_no_trial_and_no_second_attempt()
    {
        await using var cluster = new SimulatedCluster();
        await cluster.AddHeadAsync("1");
        await cluster.AddHeadAsync("2");
        await cluster.AddWorkerAsync("a");
        await cluster.AddWorkerAsync("b");
        var gate = new Gate();
        cluster.Trainers.Training = gate.PassAsync;
        var job = await cluster.SubmitAsync("job-1", trials: 10);
        await SimulatedCluster.UntilAsync("two trials run", () => gate.Waiting(cluster.Trainers).Count == 2);

        var grains = await cluster.PlacesAsync();
        var home = grains.Single(grain => grain.GrainId.Type.ToString() == "search").SiloAddress;
        await cluster.KillAsync(cluster.SiloAt(home));
        await SimulatedCluster.UntilAsync("the other head has the job", async () =>
        {
            try
            {
                await cluster.Search(job).WakeAsync();
                return true;
            }
            catch (OrleansException)
            {
                // Until the others know that it is dead, calls may go there.
                return false;
            }
        });
        gate.Open();
        Assert.Equal(10, (await cluster.ResultAsync(job)).Ranking.Count);
        Assert.Empty(await cluster.LeasesLostAsync(job));
        Assert.Equal(10, cluster.Trainers.Trained.Count);
    }
}
