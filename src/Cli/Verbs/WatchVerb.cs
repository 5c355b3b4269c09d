using System.CommandLine;
using System.Runtime.CompilerServices;
using Grpc.Core;
using NasV2.Api.V1;
using NasV2.Cli.Api;
using NasV2.Cli.Display;
using NasV2.Client;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas watch</c>: shows the progress of a search of a running service until it ends.</summary>
internal static class WatchVerb
{
    public static Command Create()
    {
        var search = ApiCommand.SearchArgument();
        return ApiCommand.Create(
            new Command("watch", "Shows the progress of a search until it ends; Ctrl-C leaves it running.") { search },
            async (api, parsed, json, cancellationToken) =>
            {
                var last = await FollowAsync(api, parsed.GetRequiredValue(search), json, cancellationToken);
                ApiCommand.Print(last, json);
                return last.State == SearchState.Completed ? ExitCodes.Success : ExitCodes.Failure;
            });
    }

    private static async Task<NasV2.Api.V1.Search> FollowAsync(ApiSession api, string id, bool json, CancellationToken cancellationToken)
    {
        NasV2.Api.V1.Search? last = null;
        SearchDisplay display = !json && Screen.Open().Profile.Capabilities.Interactive
            ? new LiveDisplay()
            : new LineDisplay(json ? Console.Error : Console.Out, _ => { });
        await display.FollowAsync(ProgressAsync(api, id, cancellationToken).Select(search => last = search));
        return last ?? throw new InvalidOperationException("The search was not read once.");
    }

    /// <summary>A search outlives its head: when that goes away, the next is asked.</summary>
    private static async IAsyncEnumerable<NasV2.Api.V1.Search> ProgressAsync(
        ApiSession api, string id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A service or a search that is not there is an error now; only after this call are heads that go away waited for.
        await api.CallAsync(
            (client, stop) => client.Searches.GetSearchAsync(
                new GetSearchRequest { Id = id, WithoutResult = true }, cancellationToken: stop), cancellationToken);
        var request = new WatchSearchRequest { Id = id, FromNow = true };
        var epochs = new Dictionary<int, NasV2.Api.V1.Epoch>();
        await using var responses = api.Client
            .FollowAsync(request, lost => Console.Error.WriteLine(api.Explain(lost, cancellationToken).Message), cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(api, responses, cancellationToken))
        {
            foreach (var next in responses.Current.Events.Where(next => next.EpochEnded is not null))
                epochs[next.Trial] = next.EpochEnded.Epoch;
            var search = responses.Current.Search;
            foreach (var running in search.Running)
                running.LastEpoch = epochs.GetValueOrDefault(running.Trial);
            yield return search;
        }
    }

    private static async Task<bool> NextAsync(
        ApiSession api, IAsyncEnumerator<WatchSearchResponse> responses, CancellationToken cancellationToken)
    {
        try
        {
            return await responses.MoveNextAsync();
        }
        catch (RpcException exception)
        {
            throw api.Explain(exception, cancellationToken);
        }
    }
}
