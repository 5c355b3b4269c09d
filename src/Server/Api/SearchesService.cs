using Grpc.Core;
using NasV2.Contracts;
using NasV2.Contracts.V1;
using NasV2.Storage;

namespace NasV2.Server.Api;

/// <summary>The service <c>nasv2.v1.Searches</c>; see nas.proto.</summary>
internal sealed class SearchesService(SearchReader reader, SearchSubmission submission, IJobStore store, IGrainFactory grains)
    : Searches.SearchesBase
{
    private const int MaxTrials = 100_000;

    public override async Task<SubmitSearchResponse> SubmitSearch(SubmitSearchRequest request, ServerCallContext context)
    {
        var id = await submission.SubmitAsync(request.Spec, request.Source, request.RequestId, context.CancellationToken);
        return new SubmitSearchResponse { Search = await reader.ReadAsync(id, context.CancellationToken) };
    }

    public override async Task<GetSearchResponse> GetSearch(GetSearchRequest request, ServerCallContext context)
    {
        var job = await reader.JobAsync(request.Id, context.CancellationToken);
        return new GetSearchResponse { Search = await reader.ReadAsync(job, context.CancellationToken), ResultJson = job.ResultJson ?? "" };
    }

    public override async Task<ListSearchesResponse> ListSearches(ListSearchesRequest request, ServerCallContext context)
    {
        var page = SearchPage.Of(await store.ListJobsAsync(context.CancellationToken), request);
        var searches = await Task.WhenAll(page.Jobs.Select(job => reader.ReadAsync(job, context.CancellationToken)));
        foreach (var search in searches)
            search.Running.Clear();
        return new ListSearchesResponse { Searches = { searches }, NextPageToken = page.Next };
    }

    public override async Task<PauseSearchResponse> PauseSearch(PauseSearchRequest request, ServerCallContext context) => new()
    {
        Search = await SteerAsync(request.Id, search => search.PauseAsync(Reason(request.Reason, "paused")), context),
    };

    public override async Task<ResumeSearchResponse> ResumeSearch(ResumeSearchRequest request, ServerCallContext context) => new()
    {
        Search = await SteerAsync(request.Id, search => search.StartAsync(null), context),
    };

    public override async Task<CancelSearchResponse> CancelSearch(CancelSearchRequest request, ServerCallContext context) => new()
    {
        Search = await SteerAsync(request.Id, search => search.CancelAsync(Reason(request.Reason, "cancelled")), context),
    };

    public override async Task<UpdateSearchResponse> UpdateSearch(UpdateSearchRequest request, ServerCallContext context)
    {
        if (request.Trials is < 1 or > MaxTrials)
            throw Error(StatusCode.InvalidArgument, $"trials is {request.Trials}; expected a whole number from 1 to {MaxTrials}.");
        return new UpdateSearchResponse
        {
            Search = await SteerAsync(request.Id, search => search.ChangeBudgetAsync(request.Trials), context),
        };
    }

    public override async Task<ListWorkersResponse> ListWorkers(ListWorkersRequest request, ServerCallContext context) => new()
    {
        Workers = { (await WorkersAsync()).Select(SearchMessages.Of) },
    };

    public override async Task<DrainWorkerResponse> DrainWorker(DrainWorkerRequest request, ServerCallContext context)
    {
        // Asked for first: a grain of an unknown id would belong nowhere.
        var workers = await WorkersAsync();
        if (workers.All(status => status.Worker.Id != request.Id))
            throw Error(
                StatusCode.NotFound,
                $"There is no worker '{request.Id}'; expected one of {string.Join(", ", workers.Select(status => status.Worker.Id))}.");
        await grains.GetGrain<IWorkerGrain>(request.Id).DrainAsync();
        return new DrainWorkerResponse();
    }

    private static string Reason(string given, string fallback) => given.Length > 0 ? given : $"{fallback} by request";

    private static RpcException Error(StatusCode code, string message) => new(new Status(code, message));

    private Task<IReadOnlyList<WorkerStatus>> WorkersAsync() => grains.GetGrain<IDispatchGrain>(0).ListWorkersAsync();

    private async Task<Contracts.V1.Search> SteerAsync(string id, Func<ISearchGrain, Task> steer, ServerCallContext context)
    {
        var job = await reader.JobAsync(id, context.CancellationToken);
        if (SearchReader.IsFinal(job.State))
            throw Error(StatusCode.FailedPrecondition, $"{id} has ended as {job.State.ToString().ToLowerInvariant()} and stays so.");
        await steer(grains.GetGrain<ISearchGrain>(id));
        return await reader.ReadAsync(id, context.CancellationToken);
    }
}
