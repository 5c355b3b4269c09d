using Grpc.Core;
using NasV2.Api.V1;
using NasV2.Cluster;
using NasV2.Server.Api.Messages;

namespace NasV2.Server.Api.Services;

/// <summary>The service <c>nasv2.v1.WorkerService</c>; see worker_service.proto.</summary>
internal sealed class WorkerApi(GrainAccess access) : WorkerService.WorkerServiceBase
{
    public override async Task<ListWorkersResponse> ListWorkers(ListWorkersRequest request, ServerCallContext context) => new()
    {
        Workers = { (await WorkersAsync()).Select(WorkerMessages.ToProto) },
    };

    public override async Task<GetWorkerResponse> GetWorker(GetWorkerRequest request, ServerCallContext context) => new()
    {
        Worker = WorkerMessages.ToProto(await FindAsync(request.Id)),
    };

    public override async Task<DrainWorkerResponse> DrainWorker(DrainWorkerRequest request, ServerCallContext context)
    {
        // Asked for first: a grain of an unknown id would belong nowhere.
        await FindAsync(request.Id);
        await access.Grains.GetGrain<IWorkerGrain>(request.Id).DrainAsync();
        return new DrainWorkerResponse();
    }

    private async Task<WorkerStatus> FindAsync(string id)
    {
        var workers = await WorkersAsync();
        if (workers.FirstOrDefault(status => status.Worker.Id == id) is { } found)
            return found;
        var known = workers.Count == 0
            ? "no worker has reported recently"
            : $"expected one of {string.Join(", ", workers.Select(status => status.Worker.Id))}";
        throw new NotFoundException($"There is no worker '{id}'; {known}.");
    }

    private Task<IReadOnlyList<WorkerStatus>> WorkersAsync() => access.Grains.GetGrain<IDispatchGrain>(0).ListWorkersAsync();
}
