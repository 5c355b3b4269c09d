using System.CommandLine;
using NasV2.Api.V1;
using NasV2.Cli.Api;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas pause</c>: stops scheduling new trials of a search.</summary>
internal static class PauseVerb
{
    public static Command Create() => ApiCommand.CreateForSearch(
        "pause",
        "Stops scheduling new trials; running trials finish and count.",
        async (api, search, cancellationToken) => (await api.CallAsync(
            (client, stop) => client.Searches.PauseSearchAsync(new PauseSearchRequest { Id = search }, cancellationToken: stop),
            cancellationToken)).Search);
}
