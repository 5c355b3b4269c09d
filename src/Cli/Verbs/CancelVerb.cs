using System.CommandLine;
using NasV2.Api.V1;
using NasV2.Cli.Api;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas cancel</c>: ends a search without a result.</summary>
internal static class CancelVerb
{
    public static Command Create() => ApiCommand.CreateForSearch(
        "cancel",
        "Ends a search without a result.",
        async (api, search, cancellationToken) => (await api.CallAsync(
            (client, stop) => client.Searches.CancelSearchAsync(new CancelSearchRequest { Id = search }, cancellationToken: stop),
            cancellationToken)).Search);
}
