using System.CommandLine;
using NasV2.Api.V1;
using NasV2.Cli.Api;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas resume</c>: resumes a paused search.</summary>
internal static class ResumeVerb
{
    public static Command Create() => ApiCommand.CreateForSearch(
        "resume",
        "Resumes a paused search.",
        async (api, search, cancellationToken) => (await api.CallAsync(
            (client, stop) => client.Searches.ResumeSearchAsync(new ResumeSearchRequest { Id = search }, cancellationToken: stop),
            cancellationToken)).Search);
}
