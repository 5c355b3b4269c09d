using Grpc.Core;
using NasV2.Api.V1;

namespace NasV2.Dashboard.Hosting;

/// <summary>The services, called with a person's rights.</summary>
internal sealed class DashboardClients(CallInvoker calls)
{
    public SearchService.SearchServiceClient Searches { get; } = new(calls);

    public TrialService.TrialServiceClient Trials { get; } = new(calls);

    public ArchitectureService.ArchitectureServiceClient Architectures { get; } = new(calls);

    public WorkerService.WorkerServiceClient Workers { get; } = new(calls);

    public SpecService.SpecServiceClient Specs { get; } = new(calls);
}
