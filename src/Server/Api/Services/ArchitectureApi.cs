using System.Collections.Immutable;
using Grpc.Core;
using NasV2.Api.V1;
using NasV2.Search.Results;
using NasV2.Server.Api.Feeds;
using NasV2.Server.Api.Messages;
using NasV2.Space;

namespace NasV2.Server.Api.Services;

/// <summary>The service <c>nasv2.v1.ArchitectureService</c>; see architecture_service.proto.</summary>
internal sealed class ArchitectureApi(ArchitectureExport export, ExportFormats formats, SearchFeeds feeds)
    : ArchitectureService.ArchitectureServiceBase
{
    private const int MinResolution = 8;
    private const int MaxResolution = 4096;
    private const int DefaultResolution = 224;
    private const int MaxClasses = 100_000;
    private const int DefaultClasses = 1000;

    public override Task<DescribeArchitectureResponse> DescribeArchitecture(DescribeArchitectureRequest request, ServerCallContext context)
    {
        var check = new RequestCheck();
        var resolution = check.Number("resolution", request.Resolution, MinResolution, MaxResolution, DefaultResolution);
        var classes = check.Number("classes", request.Classes, 1, MaxClasses, DefaultClasses);
        check.ThrowIfAny();
        return Task.FromResult(new DescribeArchitectureResponse
        {
            Architecture = ArchitectureMessages.ToProto(RequestedArchitecture.Parse(request.Architecture), resolution, classes),
        });
    }

    public override async Task<ScaleArchitectureResponse> ScaleArchitecture(ScaleArchitectureRequest request, ServerCallContext context)
    {
        var options = request.SearchId.Length > 0 ? await OptionsAsync(request.SearchId, context.CancellationToken) : Options(request);
        return new ScaleArchitectureResponse
        {
            Members =
            {
                Scale(RequestedArchitecture.Parse(request.Architecture), options)
                    .Select(member => ArchitectureMessages.ToProto(member, options.Classes)),
            },
        };
    }

    public override Task ExportArchitecture(
        ExportArchitectureRequest request, IServerStreamWriter<ExportArchitectureResponse> responseStream, ServerCallContext context) =>
        export.WriteAsync(request, responseStream, context.CancellationToken);

    public override Task<ListExportFormatsResponse> ListExportFormats(ListExportFormatsRequest request, ServerCallContext context) =>
        Task.FromResult(new ListExportFormatsResponse
        {
            Formats = { formats.All.Select(format => new ExportFormat { Name = format.Name, Description = format.Description }) },
        });

    private static FamilyOptions Options(ScaleArchitectureRequest request)
    {
        var published = FamilyOptions.Published;
        var check = new RequestCheck();
        var resolution = check.Number("resolution", request.Resolution, MinResolution, MaxResolution, published.EvalResolution);
        var maxResolution = check.Number(
            "max_resolution", request.MaxResolution, resolution, MaxResolution, Math.Max(resolution, published.MaxResolution));
        var classes = check.Number("classes", request.Classes, 1, MaxClasses, DefaultClasses);
        check.ThrowIfAny();
        return published with
        {
            EvalResolution = resolution,
            TrainResolution = resolution * published.TrainResolution / published.EvalResolution,
            MaxResolution = maxResolution,
            Classes = classes,
        };
    }

    private async Task<FamilyOptions> OptionsAsync(string searchId, CancellationToken cancellationToken)
    {
        var feed = await feeds.FindAsync(searchId, cancellationToken);
        return await feed.ReadAsync(
            search => WinnerFamily.Options(search.Spec.Scaling, search.Classes ?? DefaultClasses), cancellationToken);
    }

    private static ImmutableArray<Space.FamilyMember> Scale(Space.Architecture winner, FamilyOptions options)
    {
        try
        {
            return FamilyScaling.Scale(winner, options);
        }
        catch (ArgumentException exception)
        {
            // The network is too small or too large to have such members.
            throw new RequestException([new FieldProblem("architecture", exception.Message)]);
        }
    }
}
