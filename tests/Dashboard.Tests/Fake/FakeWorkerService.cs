using Grpc.Core;
using NasV2.Api.V1;

namespace NasV2.Dashboard.Tests.Fake;

internal sealed class FakeWorkerService(FakeCluster cluster) : WorkerService.WorkerServiceBase
{
    public override Task<ListWorkersResponse> ListWorkers(ListWorkersRequest request, ServerCallContext context)
    {
        cluster.Check();
        return Task.FromResult(new ListWorkersResponse { Workers = { cluster.Workers.Select(worker => worker.Clone()) } });
    }

    public override Task<DrainWorkerResponse> DrainWorker(DrainWorkerRequest request, ServerCallContext context)
    {
        cluster.Check();
        cluster.Workers.Single(worker => worker.Id == request.Id).Draining = true;
        return Task.FromResult(new DrainWorkerResponse());
    }
}
