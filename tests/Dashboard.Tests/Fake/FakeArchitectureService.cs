using Google.Protobuf;
using Grpc.Core;
using NasV2.Api.V1;

namespace NasV2.Dashboard.Tests.Fake;

internal sealed class FakeArchitectureService(FakeCluster cluster) : ArchitectureService.ArchitectureServiceBase
{
    private static readonly (string Name, double Width)[] Sizes = [("s", 1), ("m", 1.1), ("l", 1.3)];

    public override Task<DescribeArchitectureResponse> DescribeArchitecture(
        DescribeArchitectureRequest request, ServerCallContext context) =>
        Task.FromResult(new DescribeArchitectureResponse { Architecture = SyntheticNetworks.Describe(request.Architecture) });

    public override Task<ScaleArchitectureResponse> ScaleArchitecture(ScaleArchitectureRequest request, ServerCallContext context)
    {
        cluster.Check();
        return Task.FromResult(new ScaleArchitectureResponse
        {
            Members =
            {
                Sizes.Select((size, index) => new FamilyMember
                {
                    Name = size.Name,
                    Architecture = SyntheticNetworks.Describe(request.Architecture, 32 + (8 * index), size.Width),
                    TrainResolution = 28 + (4 * index),
                    Width = size.Width,
                    Depth = size.Width * size.Width,
                }),
            },
        });
    }

    public override Task<ListExportFormatsResponse> ListExportFormats(ListExportFormatsRequest request, ServerCallContext context) =>
        Task.FromResult(new ListExportFormatsResponse
        {
            Formats = { cluster.Formats.Select(name => new ExportFormat { Name = name, Description = $"as {name}" }) },
        });

    public override async Task ExportArchitecture(
        ExportArchitectureRequest request, IServerStreamWriter<ExportArchitectureResponse> responses, ServerCallContext context)
    {
        var search = cluster.Find(request.SearchId);
        if (search.Search.State != SearchState.Completed && !request.HasTrial)
            throw new RpcException(new Status(StatusCode.FailedPrecondition, "The search has not completed."));
        var format = request.Format.Length > 0 ? request.Format : cluster.Formats[0];
        var names = request.HasTrial
            ? [$"trial-{request.Trial}.{format}"]
            : request.Member.Length > 0
            ? [$"{request.Member}.{format}"]
            : new[] { "result.json", $"s.{format}", $"m.{format}", $"l.{format}" };
        foreach (var name in names)
        {
            await responses.WriteAsync(new ExportArchitectureResponse { File = name, Content = ByteString.CopyFromUtf8("{\"file\":") });
            await responses.WriteAsync(new ExportArchitectureResponse { File = name, Content = ByteString.CopyFromUtf8($"\"{name}\"}}") });
        }
    }
}
