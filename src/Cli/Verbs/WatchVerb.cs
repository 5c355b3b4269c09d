using System.CommandLine;
using System.Runtime.CompilerServices;
using Grpc.Core;
using NasV2.Api.V1;
using NasV2.Cli.Display;
using NasV2.Cli.Remote;
using NasV2.Client;
using NasV2.Cluster;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas watch</c>: shows how a search of a running service goes, until it ends.</summary>
internal static class WatchVerb
{
    public static Command Create()
    {
        var job = RemoteCommand.JobArgument();
        return RemoteCommand.Of(
            new Command("watch", "Shows how a search goes until it ends; Ctrl-C leaves it running.") { job },
            async (service, parsed, json, cancellationToken) =>
            {
                var last = await FollowAsync(service, parsed.GetRequiredValue(job), json, cancellationToken);
                if (json)
                    JsonOutput.Print(last);
                else
                    await Console.Out.WriteLineAsync(RemoteCommand.Line(last));
                return last.State == JobState.Completed ? ExitCodes.Success : ExitCodes.Failure;
            });
    }

    private static async Task<SearchReport> FollowAsync(NasService service, string job, bool json, CancellationToken cancellationToken)
    {
        SearchReport? last = null;
        SearchDisplay display = !json && Screen.Open().Profile.Capabilities.Interactive
            ? new LiveDisplay()
            : new LineDisplay(json ? Console.Error : Console.Out, _ => { });
        await display.FollowAsync(ProgressAsync(service, job, report => last = report, cancellationToken));
        return last ?? throw new InvalidOperationException("The search was not read once.");
    }

    /// <summary>A search outlives its head, so whoever watches it waits for the next.</summary>
    private static async IAsyncEnumerable<SearchProgress> ProgressAsync(
        NasService service, string job, Action<SearchReport> seen, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Whoever names a service or a search that is not there learns so; only then are heads that go away waited for.
        await service.CallAsync((client, stop) => client.Searches.GetSearchAsync(new GetSearchRequest { Id = job }, cancellationToken: stop), cancellationToken);
        var request = new WatchSearchRequest { Id = job, FromNow = true };
        await using var responses = service.Client
            .FollowAsync(request, lost => Console.Error.WriteLine(service.Explain(lost, cancellationToken).Message), cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(service, responses, cancellationToken))
        {
            var report = SearchReport.Of(responses.Current.Search);
            seen(report);
            yield return report.Progress;
        }
    }

    private static async Task<bool> NextAsync(
        NasService service, IAsyncEnumerator<WatchSearchResponse> responses, CancellationToken cancellationToken)
    {
        try
        {
            return await responses.MoveNextAsync();
        }
        catch (RpcException exception)
        {
            throw service.Explain(exception, cancellationToken);
        }
    }
}
