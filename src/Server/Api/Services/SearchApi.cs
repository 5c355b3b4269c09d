using Grpc.Core;
using NasV2.Api.V1;
using NasV2.Cluster;
using NasV2.Server.Api.Messages;
using NasV2.Storage;

namespace NasV2.Server.Api.Services;

/// <summary>The service <c>nasv2.v1.SearchService</c>; see search_service.proto.</summary>
internal sealed class SearchApi(
    SearchReader reader, SearchSubmission submission, SearchWatch watch, SearchLog log, IJobStore store, GrainAccess access)
    : SearchService.SearchServiceBase
{
    private const int MaxPage = 500;
    private const int DefaultPage = 50;

    public override async Task<SubmitSearchResponse> SubmitSearch(SubmitSearchRequest request, ServerCallContext context)
    {
        var id = await submission.SubmitAsync(request, context.CancellationToken);
        return new SubmitSearchResponse { Search = await reader.ReadAsync(id, context.CancellationToken) };
    }

    public override Task<GetSearchResponse> GetSearch(GetSearchRequest request, ServerCallContext context) =>
        reader.GetAsync(request, context.CancellationToken);

    public override async Task<ListSearchesResponse> ListSearches(ListSearchesRequest request, ServerCallContext context)
    {
        var check = new RequestCheck();
        var size = check.Number("page_size", request.PageSize, 1, MaxPage, DefaultPage);
        check.ThrowIfAny();
        var all = SearchList.Filter(await store.ListJobsAsync(context.CancellationToken), request);
        var page = Page<SearchJob>.Create(all, size, request.PageToken, new ListSearchesRequest(request) { PageSize = 0, PageToken = "" });
        return new ListSearchesResponse
        {
            Searches = { await Task.WhenAll(page.Items.Select(job => reader.ListedAsync(job, context.CancellationToken))) },
            NextPageToken = page.Next,
            TotalSize = all.Count,
        };
    }

    public override Task WatchSearch(
        WatchSearchRequest request, IServerStreamWriter<WatchSearchResponse> responseStream, ServerCallContext context) =>
        watch.FollowAsync(request, responseStream, context.CancellationToken);

    public override Task<ListEventsResponse> ListEvents(ListEventsRequest request, ServerCallContext context) =>
        log.ReadAsync(request, context.CancellationToken);

    public override async Task<PauseSearchResponse> PauseSearch(PauseSearchRequest request, ServerCallContext context) => new()
    {
        Search = await SteerAsync(request.Id, (search, _) => search.PauseAsync(Reason(request.Reason, "paused")), context),
    };

    public override async Task<ResumeSearchResponse> ResumeSearch(ResumeSearchRequest request, ServerCallContext context) => new()
    {
        Search = await SteerAsync(request.Id, (search, job) => search.StartAsync(submission.MovedSpec(job, request.DataPath)), context),
    };

    public override async Task<CancelSearchResponse> CancelSearch(CancelSearchRequest request, ServerCallContext context) => new()
    {
        Search = await SteerAsync(request.Id, (search, _) => search.CancelAsync(Reason(request.Reason, "cancelled")), context),
    };

    public override async Task<UpdateSearchResponse> UpdateSearch(UpdateSearchRequest request, ServerCallContext context)
    {
        var change = SettingsMessages.FromProto(request);
        return new UpdateSearchResponse
        {
            Search = await SteerAsync(request.Id, (search, _) => search.ChangeSettingsAsync(change), context),
        };
    }

    private static string Reason(string given, string fallback) => given.Length > 0 ? given : $"{fallback} by request";

    private async Task<NasV2.Api.V1.Search> SteerAsync(string id, Func<ISearchGrain, SearchJob, Task> steer, ServerCallContext context)
    {
        var job = await store.FindJobAsync(id, context.CancellationToken) ?? throw new JobNotFoundException(id);
        if (job.State.IsFinal())
            throw ErrorStatus.Error(
                StatusCode.FailedPrecondition, $"{id} has ended as {job.State.ToString().ToLowerInvariant()} and stays so.");
        await steer(access.Grains.GetGrain<ISearchGrain>(id), job);
        return await reader.ReadChangedAsync(id, context.CancellationToken);
    }
}
