using NasV2.Search.Results;
using NasV2.Space;

namespace NasV2.Coordination.Tests;

public sealed class RunTests
{
    [Fact]
    public async Task A_job_on_a_head_and_three_workers_ends_with_the_results_of_one_worker()
    {
        var alone = await RunAloneAsync();

        await using var cluster = new SimulatedCluster();
        await cluster.AddHeadAsync("1");
        foreach (var worker in new[] { "a", "b", "c" })
            await cluster.AddWorkerAsync(worker);
        var gate = new Gate();
        cluster.Trainers.Training = gate.PassAsync;
        var job = await cluster.SubmitAsync("job-1", trials: 12);
        await SimulatedCluster.UntilAsync("three trials run at once", () => gate.Waiting(cluster.Trainers).Count == 3);
        gate.Open();
        var together = await cluster.ResultAsync(job);

        Assert.Equal(alone.Ranking, together.Ranking);
        Assert.Equal(12, together.Ranking.Count);
        Assert.Equal(alone.Winner, together.Winner);
        Assert.Empty(await cluster.LeasesLostAsync(job));
    }

    [Fact]
    public async Task Every_candidate_is_stored_before_it_is_leased_and_the_reference_is_measured_once()
    {
        await using var cluster = new SimulatedCluster();
        await cluster.StartBoxAsync(slots: 1, "cpu", "cpu", "cpu");
        var job = await cluster.SubmitAsync("job-1", trials: 9);
        await cluster.ResultAsync(job);

        var events = await cluster.EventsAsync(job);
        for (var trial = 0; trial < 9; trial++)
            Assert.Equal(
                [typeof(TrialProposed), typeof(TrialStarted), typeof(EpochEnded), typeof(EpochEnded), typeof(TrialEnded)],
                events.Where(stored => stored.Trial == trial).Select(stored => stored.Event.GetType()));
        Assert.Single(events, stored => stored.Event is StepMeasured);
        Assert.Equal(SearchSpaces.Find("small-image").Reference.Canonical, Assert.Single(cluster.Trainers.Measured).Candidate);
    }

    [Fact]
    public async Task Coordinators_live_on_heads_and_each_worker_on_its_own_silo()
    {
        await using var cluster = new SimulatedCluster();
        var heads = new[] { await cluster.AddHeadAsync("1"), await cluster.AddHeadAsync("2") };
        var a = await cluster.AddWorkerAsync("a");
        var b = await cluster.AddWorkerAsync("b");
        for (var job = 0; job < 8; job++)
            await cluster.Search(await cluster.StoreAsync($"job-{job}", trials: 1)).WakeAsync();

        var grains = await cluster.PlacesAsync();
        var coordinators = grains.Where(grain => grain.GrainId.Type.ToString() is "search" or "dispatch").ToList();
        Assert.Equal(9, coordinators.Count);
        Assert.All(coordinators, grain => Assert.Contains(grain.SiloAddress, heads.Select(head => head.SiloAddress)));
        Assert.Equal(
            new[] { ("a", a.SiloAddress), ("b", b.SiloAddress) },
            grains.Where(grain => grain.GrainId.Type.ToString() == "worker")
                .Select(grain => (grain.GrainId.Key.ToString()!, grain.SiloAddress))
                .OrderBy(grain => grain.Item1));
    }

    private static async Task<SearchResult> RunAloneAsync()
    {
        await using var cluster = new SimulatedCluster();
        await cluster.StartBoxAsync(slots: 1, "cpu");
        return await cluster.ResultAsync(await cluster.SubmitAsync("job-1", trials: 12));
    }
}
