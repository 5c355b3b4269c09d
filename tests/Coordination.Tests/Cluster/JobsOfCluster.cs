using NasV2.Search.Results;
using NasV2.Specs;

namespace NasV2.Coordination.Tests;

/// <summary>Submitting jobs to a cluster and looking at what became of them.</summary>
internal static class JobsOfCluster
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    /// <summary>Stores a job without starting it.</summary>
    public static async Task<string> StoreAsync(this SimulatedCluster cluster, string id, int trials, int priority = 1, int workers = 0)
    {
        var spec = new SpecReader(SpecVocabulary.Any).Read(
            $$"""
            name: simulated
            space: small-image
            trials: {{trials}}
            priority: {{priority}}
            limits: { workers: {{workers}} }
            data: { format: shapes }
            recipe: { resolution: {{SimulatedTrainers.Resolution}}, epochs: 2 }
            scaling: { evalResolution: 32 }
            """,
            "test");
        await cluster.Store.CreateJobAsync(new NewSearchJob(id, spec.Name, SpecJson.Write(spec), SpecJson.Hash(spec)), Ct);
        return id;
    }

    /// <summary>Stores a job and starts it.</summary>
    public static async Task<string> SubmitAsync(this SimulatedCluster cluster, string id, int trials, int priority = 1, int workers = 0)
    {
        await cluster.StoreAsync(id, trials, priority, workers);
        await cluster.Search(id).StartAsync(null);
        return id;
    }

    /// <summary>Waits for the end of a job, or its pause.</summary>
    public static async Task<SearchJob> EndAsync(this SimulatedCluster cluster, string jobId)
    {
        await SimulatedCluster.UntilAsync(
            $"job {jobId} does not run any more", async () => (await cluster.JobAsync(jobId)).State != JobState.Running);
        return await cluster.JobAsync(jobId);
    }

    public static async Task<SearchResult> ResultAsync(this SimulatedCluster cluster, string jobId)
    {
        var job = await cluster.EndAsync(jobId);
        Assert.Equal((JobState.Completed, null), (job.State, job.Message));
        return SearchResult.FromJson(job.ResultJson!);
    }

    public static async Task<SearchJob> JobAsync(this SimulatedCluster cluster, string jobId) =>
        (await cluster.Store.FindJobAsync(jobId, Ct))!;

    public static async Task<Trial> TrialAsync(this SimulatedCluster cluster, string jobId, int index) =>
        (await cluster.Store.FindTrialAsync(jobId, index, Ct))!;

    public static Task<IReadOnlyList<Trial>> TrialsAsync(this SimulatedCluster cluster, string jobId) =>
        cluster.Store.ListTrialsAsync(jobId, Ct);

    public static ValueTask<List<LoggedEvent>> EventsAsync(this SimulatedCluster cluster, string jobId) =>
        cluster.Store.ReadEventsAsync(jobId, 0, Ct).ToListAsync(Ct);

    /// <summary>The lease that a trial's row names.</summary>
    public static Lease LeaseOf(Trial trial) => new(trial.JobId, trial.Index, trial.Token, trial.Worker!);

    /// <summary>Attempts that ended without a result, as the log has them.</summary>
    public static async Task<IReadOnlyList<TrialReleased>> LeasesLostAsync(this SimulatedCluster cluster, string jobId) =>
        [.. (await cluster.EventsAsync(jobId)).Select(logged => logged.Event).OfType<TrialReleased>()];
}
