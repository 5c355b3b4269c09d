using Grpc.Core;
using NasV2.Api.V1;

namespace NasV2.Dashboard.Tests.Fake;

internal sealed class FakeSearchService(FakeCluster cluster) : SearchService.SearchServiceBase
{
    public override Task<ListSearchesResponse> ListSearches(ListSearchesRequest request, ServerCallContext context)
    {
        cluster.Check();
        var found = cluster.Searches.Values
            .Select(search => search.Read(search.Search.Clone))
            .Where(search => request.States.Count == 0 || request.States.Contains(search.State))
            .Where(search => (search.Name + " " + search.Id).Contains(request.NameContains, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(search => search.Id, StringComparer.Ordinal)
            .ToList();
        foreach (var search in found)
            search.Running.Clear();
        var (page, next) = Paging.Page(found, request.PageSize, 50, request.PageToken);
        return Task.FromResult(new ListSearchesResponse { Searches = { page }, NextPageToken = next, TotalSize = found.Count });
    }

    public override Task<GetSearchResponse> GetSearch(GetSearchRequest request, ServerCallContext context)
    {
        var search = cluster.Find(request.Id);
        return Task.FromResult(search.Read(() => new GetSearchResponse { Search = search.Search.Clone(), ResultJson = search.ResultJson, SpecJson = """{"name":"synthetic","space":"small-image","trials":1000,"recipe":{"epochs":10,"batch":64}}""" }));
    }

    public override Task<SubmitSearchResponse> SubmitSearch(SubmitSearchRequest request, ServerCallContext context)
    {
        cluster.Check();
        var (name, trials) =
            (FakeSpecs.Field(request.Spec, "name") ?? "unnamed", int.Parse(FakeSpecs.Field(request.Spec, "trials") ?? "1"));
        return Task.FromResult(new SubmitSearchResponse { Search = cluster.Submit(request.RequestId, name, trials).Search.Clone() });
    }

    public override Task<PauseSearchResponse> PauseSearch(PauseSearchRequest request, ServerCallContext context) =>
        Task.FromResult(new PauseSearchResponse { Search = Move(request.Id, SearchState.Paused, "Paused " + request.Reason + ".") });

    public override Task<ResumeSearchResponse> ResumeSearch(ResumeSearchRequest request, ServerCallContext context) =>
        Task.FromResult(new ResumeSearchResponse { Search = Move(request.Id, SearchState.Running, "") });

    public override Task<CancelSearchResponse> CancelSearch(CancelSearchRequest request, ServerCallContext context) =>
        Task.FromResult(new CancelSearchResponse { Search = Move(request.Id, SearchState.Cancelled, "Cancelled " + request.Reason + ".") });

    public override Task<UpdateSearchResponse> UpdateSearch(UpdateSearchRequest request, ServerCallContext context)
    {
        var search = cluster.Find(request.Id);
        search.ChangeBudget(request.Trials);
        return Task.FromResult(search.Read(() =>
        {
            search.Search.Priority = request.Priority > 0 ? request.Priority : search.Search.Priority;
            return new UpdateSearchResponse { Search = search.Search.Clone() };
        }));
    }

    public override async Task WatchSearch(
        WatchSearchRequest request, IServerStreamWriter<WatchSearchResponse> responses, ServerCallContext context)
    {
        var search = cluster.Find(request.Id);
        cluster.CountWatch();
        var news = search.Watch();
        var sent = request.ResumeToken.Length > 0 ? int.Parse(request.ResumeToken) : 0;
        for (var isFirst = true; ; isFirst = false)
        {
            var response = search.Read(() => new WatchSearchResponse
            {
                Events = { search.Events.Skip(sent) },
                ResumeToken = $"{search.Events.Count}",
                Search = search.Search.Clone(),
            });
            sent += response.Events.Count;
            if (isFirst || response.Events.Count > 0)
                await responses.WriteAsync(response, context.CancellationToken);
            if (response.Search.State is SearchState.Completed or SearchState.Failed or SearchState.Cancelled)
                return;
            await news.ReadAsync(context.CancellationToken);
            cluster.Check();
        }
    }

    public override Task<ListEventsResponse> ListEvents(ListEventsRequest request, ServerCallContext context)
    {
        var search = cluster.Find(request.SearchId);
        var found = search.Read(() => search.Events.Where(entry => !request.WithoutEpochs || entry.EpochEnded is null).Reverse().ToList());
        var (page, next) = Paging.Page(found, request.PageSize, 100, request.PageToken);
        return Task.FromResult(new ListEventsResponse { Events = { page }, NextPageToken = next });
    }

    private Search Move(string id, SearchState state, string message)
    {
        var search = cluster.Find(id);
        search.Move(state, message);
        return search.Read(search.Search.Clone);
    }
}
