using System.CommandLine;
using NasV2.Api.V1;
using NasV2.Cli.Remote;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas cancel</c>: ends a search without a result.</summary>
internal static class CancelVerb
{
    public static Command Create() => RemoteCommand.OnSearch(
        "cancel",
        "Ends a search without a result.",
        async (service, job, cancellationToken) => (await service.CallAsync(
            (client, stop) => client.Searches.CancelSearchAsync(new CancelSearchRequest { Id = job }, cancellationToken: stop), cancellationToken)).Search);
}
