using NasV2.Cluster;
using NasV2.Search.Results;
using NasV2.Server.Api.Feeds;
using NasV2.Server.Api.Messages;
using NasV2.Specs;
using NasV2.Storage;
using Proto = NasV2.Api.V1;

namespace NasV2.Server.Api;

/// <summary>Where searches stand: from their logs and, while they have not ended, from their coordinators, which know more.</summary>
internal sealed class SearchReader(SearchFeeds feeds, GrainAccess access)
{
    /// <exception cref="JobNotFoundException">There is none.</exception>
    public async Task<Proto.Search> ReadAsync(string id, CancellationToken cancellationToken) =>
        (await ReadAsync(id, Standing, cancellationToken)).Search;

    /// <summary>Where a search stands after a change by the caller, who must see it also where the log was read a moment ago.</summary>
    public async Task<Proto.Search> ReadChangedAsync(string id, CancellationToken cancellationToken)
    {
        await (await feeds.FindAsync(id, cancellationToken)).RefreshAsync(cancellationToken, force: true);
        return await ReadAsync(id, cancellationToken);
    }

    /// <summary>Where a search stands, with what it found unless that is not wanted.</summary>
    /// <exception cref="JobNotFoundException">There is none.</exception>
    public Task<Proto.GetSearchResponse> GetAsync(Proto.GetSearchRequest request, CancellationToken cancellationToken) =>
        ReadAsync(request.Id, request.WithoutResult ? Standing : Everything, cancellationToken);

    /// <summary>What lists show, for which the log is enough. A stored spec that cannot be read is that search's
    /// problem, not the list's.</summary>
    public async Task<Proto.Search> ListedAsync(SearchJob job, CancellationToken cancellationToken)
    {
        try
        {
            var feed = await feeds.FindAsync(job.Id, cancellationToken);
            var search = await feed.ReadAsync(SearchMessages.ToProto, cancellationToken);
            search.Running.Clear();
            return search;
        }
        catch (SpecException exception)
        {
            var unreadable = SearchMessages.ToProto(job);
            unreadable.Message = unreadable.Problem = $"The stored spec cannot be read by this version: {exception.Message}";
            return unreadable;
        }
    }

    private static Proto.GetSearchResponse Standing(SearchProjection projection) => new() { Search = SearchMessages.ToProto(projection) };

    private static Proto.GetSearchResponse Everything(SearchProjection projection) => new()
    {
        Search = SearchMessages.ToProto(projection),
        ResultJson = projection.Job.ResultJson ?? "",
        SpecJson = projection.Job.SpecJson,
    };

    private static bool IsFinal(Proto.SearchState state) =>
        state is Proto.SearchState.Completed or Proto.SearchState.Failed or Proto.SearchState.Cancelled;

    private async Task<Proto.GetSearchResponse> ReadAsync(
        string id, Func<SearchProjection, Proto.GetSearchResponse> read, CancellationToken cancellationToken)
    {
        var feed = await feeds.FindAsync(id, cancellationToken);
        var response = await feed.ReadAsync(read, cancellationToken);
        if (access.IsReadOnly || IsFinal(response.Search.State))
            return response;
        response.Search.Add(await access.Grains.GetGrain<ISearchGrain>(id).ProgressAsync());
        if (!IsFinal(response.Search.State))
            return response;
        // It ended a moment ago: what it found is in the store already.
        await feed.RefreshAsync(cancellationToken, force: true);
        return await feed.ReadAsync(read, cancellationToken);
    }
}
