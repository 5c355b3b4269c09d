using Google.Protobuf;
using Grpc.Core;
using NasV2.Api.V1;
using NasV2.Search.Results;
using NasV2.Server.Api.Feeds;
using NasV2.Space;

namespace NasV2.Server.Api;

/// <summary>Hands out the files of networks and of what searches found.</summary>
internal sealed class ArchitectureExport(SearchFeeds feeds, ExportFormats formats)
{
    private const int PartBytes = 65_536;

    public async Task WriteAsync(
        ExportArchitectureRequest request, IServerStreamWriter<ExportArchitectureResponse> caller, CancellationToken cancellationToken)
    {
        if (request.Format.Length > 0 && !formats.All.Any(format => format.Name == request.Format))
            throw new RequestException(
                "format", request.Format, $"expected {string.Join(" or ", formats.All.Select(format => format.Name))}");
        foreach (var file in await FilesAsync(request, formats.Get(request.Format), cancellationToken))
        {
            for (var start = 0; start < file.Content.Length; start += PartBytes)
            {
                var part = file.Content.Slice(start, Math.Min(PartBytes, file.Content.Length - start));
                await caller.WriteAsync(
                    new ExportArchitectureResponse { File = file.Name, Content = ByteString.CopyFrom(part.Span) }, cancellationToken);
            }
        }
    }

    private async Task<IEnumerable<ExportFile>> FilesAsync(
        ExportArchitectureRequest request, IExportFormat format, CancellationToken cancellationToken)
    {
        if (request.SearchId.Length > 0 == request.Architecture.Length > 0)
            throw new RequestException("search_id", request.SearchId, "expected either it or architecture");
        if (request.Architecture.Length > 0)
            return format.Files("architecture", RequestedArchitecture.Parse(request.Architecture));
        var feed = await feeds.FindAsync(request.SearchId, cancellationToken);
        if (request.HasTrial)
            return format.Files($"trial-{request.Trial}", await TrialAsync(feed, request, cancellationToken));
        var job = await feed.ReadAsync(view => view.Job, cancellationToken);
        return job.ResultJson is { } json
            ? Family(SearchResult.FromJson(json), request.Member, format)
            : throw ErrorStatus.Error(StatusCode.FailedPrecondition, $"{job.Id} has no result: it is {Describe(job)}.");
    }

    private static async Task<Space.Architecture> TrialAsync(
        SearchFeed feed, ExportArchitectureRequest request, CancellationToken cancellationToken)
    {
        var candidate = await feed.ReadAsync(view => view.Find(request.Trial)?.Row.Candidate, cancellationToken)
            ?? throw new NotFoundException($"There is no trial {request.Trial} in {request.SearchId}.");
        return Space.Architecture.Parse(candidate);
    }

    private static string Describe(SearchJob job) =>
        $"{job.State.ToString().ToLowerInvariant()}{(job.Message is { Length: > 0 } message ? $" ({message})" : "")}";

    private static IEnumerable<ExportFile> Family(SearchResult result, string size, IExportFormat format)
    {
        if (size.Length == 0)
            return ResultExport.Files(result, format);
        return result.Family.FirstOrDefault(one => one.Name == size) is { } wanted
            ? ResultExport.Files(wanted, format)
            : throw new RequestException("member", size, $"expected one of {string.Join(", ", result.Family.Select(one => one.Name))}");
    }
}
