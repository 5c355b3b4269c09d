using System.CommandLine;
using NasV2.Api.V1;
using NasV2.Cli.Remote;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas resume</c>: goes on with a paused search.</summary>
internal static class ResumeVerb
{
    public static Command Create() => RemoteCommand.OnSearch(
        "resume",
        "Goes on with a paused search.",
        async (service, job, cancellationToken) => (await service.CallAsync(
            (client, stop) => client.Searches.ResumeSearchAsync(new ResumeSearchRequest { Id = job }, cancellationToken: stop), cancellationToken)).Search);
}
