using System.Text;
using Google.Protobuf;
using Grpc.Core;
using NasV2.Api.V1;
using NasV2.Search.Results;
using NasV2.Server.Api.Feeds;
using NasV2.Space;
using NasV2.Storage;

namespace NasV2.Server.Api;

/// <summary>Hands out the files of networks and of what searches found.</summary>
internal sealed class ArchitectureExport(SearchFeeds feeds)
{
    private const int PartBytes = 65_536;
    private const string Json = "json";

    public async Task WriteAsync(
        ExportArchitectureRequest request, IServerStreamWriter<ExportArchitectureResponse> caller, CancellationToken cancellationToken)
    {
        if (request.Format.Length > 0 && request.Format != Json)
            throw new RequestException("format", request.Format, $"expected {Json}");
        foreach (var (name, text) in await FilesAsync(request, cancellationToken))
        {
            var bytes = Encoding.UTF8.GetBytes(text + "\n");
            for (var start = 0; start < bytes.Length; start += PartBytes)
            {
                var part = ByteString.CopyFrom(bytes, start, Math.Min(PartBytes, bytes.Length - start));
                await caller.WriteAsync(new ExportArchitectureResponse { File = name, Content = part }, cancellationToken);
            }
        }
    }

    private async Task<IReadOnlyList<(string Name, string Text)>> FilesAsync(ExportArchitectureRequest request, CancellationToken cancellationToken)
    {
        if (request.SearchId.Length > 0 == request.Architecture.Length > 0)
            throw new RequestException("search_id", request.SearchId, "expected either it or architecture");
        if (request.Architecture.Length > 0)
            return [("architecture.json", ArchitectureJson.Write(GivenNetwork.Read(request.Architecture)))];
        var feed = await feeds.FindAsync(request.SearchId, cancellationToken);
        if (request.HasTrial)
            return [await TrialAsync(feed, request, cancellationToken)];
        var (job, state) = await feed.ReadAsync(view => (view.Job, view.Job.State.ToString().ToLowerInvariant()), cancellationToken);
        return job.ResultJson is { } json
            ? Members(SearchResult.FromJson(json), json, request.Member)
            : throw ErrorStatus.Error(StatusCode.FailedPrecondition, $"{job.Id} has no result: it is {state}.");
    }

    private static async Task<(string Name, string Text)> TrialAsync(
        SearchFeed feed, ExportArchitectureRequest request, CancellationToken cancellationToken)
    {
        var candidate = await feed.ReadAsync(view => view.Find(request.Trial)?.Row.Candidate, cancellationToken)
            ?? throw new NotFoundException($"There is no trial {request.Trial} in {request.SearchId}.");
        return ($"trial-{request.Trial}.json", ArchitectureJson.Write(Space.Architecture.Parse(candidate)));
    }

    private static IReadOnlyList<(string Name, string Text)> Members(SearchResult result, string json, string member)
    {
        if (member.Length == 0)
            return [("result.json", json), .. result.Family.Select(File)];
        return result.Family.FirstOrDefault(one => one.Name == member) is { } wanted
            ? [File(wanted)]
            : throw new RequestException("member", member, $"expected one of {string.Join(", ", result.Family.Select(one => one.Name))}");
    }

    private static (string Name, string Text) File(ScaledWinner member) =>
        ($"{member.Name}.json", member.Architecture.ToJsonString(IndentedJson.Options));
}
