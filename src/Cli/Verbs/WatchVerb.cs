using System.CommandLine;
using System.Runtime.CompilerServices;
using Grpc.Core;
using NasV2.Cli.Display;
using NasV2.Cli.Remote;
using NasV2.Contracts;
using NasV2.Contracts.V1;
using NasV2.Storage;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas watch</c>: shows how a search of a running service goes, until it ends.</summary>
internal static class WatchVerb
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    public static Command Create()
    {
        var job = RemoteCommand.JobArgument();
        return RemoteCommand.Of(
            new Command("watch", "Shows how a search goes until it ends; Ctrl-C leaves it running.") { job },
            async (service, parsed, json, cancellation) =>
            {
                var last = await FollowAsync(service, parsed.GetRequiredValue(job), json, cancellation);
                if (json)
                    JsonOutput.Print(last);
                else
                    await Console.Out.WriteLineAsync(RemoteCommand.Line(last));
                return last.State == JobState.Completed ? ExitCodes.Success : ExitCodes.Failure;
            });
    }

    private static async Task<SearchReport> FollowAsync(SearchService service, string job, bool json, CancellationToken cancellation)
    {
        SearchReport? last = null;
        SearchDisplay display = !json && Screen.Open().Profile.Capabilities.Interactive
            ? new LiveDisplay()
            : new LineDisplay(json ? Console.Error : Console.Out, _ => { });
        await display.FollowAsync(ProgressAsync(service, job, report => last = report, cancellation));
        return last ?? throw new InvalidOperationException("The search was not read once.");
    }

    private static async IAsyncEnumerable<SearchProgress> ProgressAsync(
        SearchService service, string job, Action<SearchReport> seen, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Period);
        var isFirst = true;
        do
        {
            if (await ReadAsync(service, job, mayWait: !isFirst, cancellation) is not { } report)
                continue;
            isFirst = false;
            seen(report);
            yield return report.Progress;
            if (report.IsFinal)
                yield break;
        }
        while (await timer.WaitForNextTickAsync(cancellation));
    }

    /// <summary>Null while the service is away: a search outlives its head, so whoever watches it waits.</summary>
    private static async Task<SearchReport?> ReadAsync(SearchService service, string job, bool mayWait, CancellationToken cancellation)
    {
        try
        {
            var response = await service.CallAsync((client, options) => client.GetSearchAsync(new GetSearchRequest { Id = job }, options), cancellation);
            return SearchReport.Of(response.Search);
        }
        catch (RemoteException exception) when (mayWait && exception.Code is (StatusCode.Unavailable or StatusCode.DeadlineExceeded))
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return null;
        }
    }
}
