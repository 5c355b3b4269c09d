using System.CommandLine;
using NasV2.Api.V1;
using NasV2.Cli.Remote;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas pause</c>: stops giving a search's trials out.</summary>
internal static class PauseVerb
{
    public static Command Create() => RemoteCommand.OnSearch(
        "pause",
        "Gives no further trials of a search out; what runs goes on to its end and counts.",
        async (service, job, cancellationToken) => (await service.CallAsync(
            (client, stop) => client.Searches.PauseSearchAsync(new PauseSearchRequest { Id = job }, cancellationToken: stop), cancellationToken)).Search);
}
