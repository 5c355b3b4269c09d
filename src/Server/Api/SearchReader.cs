using NasV2.Contracts;
using NasV2.Search.Results;
using NasV2.Specs;
using NasV2.Storage;
using Proto = NasV2.Contracts.V1;

namespace NasV2.Server.Api;

/// <summary>Where searches stand: from the store, and for those that have not ended from their coordinators.</summary>
internal sealed class SearchReader(IJobStore store, IGrainFactory grains)
{
    public async Task<Job> JobAsync(string id, CancellationToken cancellation) =>
        await store.FindJobAsync(id, cancellation) ?? throw new JobNotFoundException(id);

    /// <exception cref="JobNotFoundException">There is none.</exception>
    public async Task<Proto.Search> ReadAsync(string id, CancellationToken cancellation) =>
        await ReadAsync(await JobAsync(id, cancellation), cancellation);

    public async Task<Proto.Search> ReadAsync(Job job, CancellationToken cancellation)
    {
        var search = SearchMessages.Of(job);
        if (IsFinal(job.State))
            await AddEndingAsync(search, job, cancellation);
        else
            search.Add(await grains.GetGrain<ISearchGrain>(job.Id).ProgressAsync());
        return search;
    }

    public static bool IsFinal(JobState state) => state is JobState.Completed or JobState.Failed or JobState.Cancelled;

    /// <summary>A search that ended needs no coordinator.</summary>
    private async Task AddEndingAsync(Proto.Search search, Job job, CancellationToken cancellation)
    {
        var trials = await store.ListTrialsAsync(job.Id, cancellation);
        search.Trials = job.Budget ?? TrialBudget.Of(SpecJson.Read(job.SpecJson));
        search.Finished = trials.Count(trial => trial.State == TrialState.Finished);
        search.Unsuccessful = trials.Count(trial => trial.Result is { Outcome: not Storage.TrialOutcome.Completed });
        if (job.ResultJson is { } json && SearchResult.FromJson(json).Winner is { } winner)
            search.Best = new Proto.BestTrial { Trial = winner.Trial, Reward = winner.Reward, Accuracy = winner.Accuracy };
    }
}
