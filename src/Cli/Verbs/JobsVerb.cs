using System.CommandLine;
using NasV2.Api.V1;
using NasV2.Cli.Api;
using NasV2.Cli.Display;
using NasV2.Client;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas jobs</c>: the searches in the store of this machine or of a running service, newest first.</summary>
internal static class JobsVerb
{
    public static Command Create() => ApiCommand.CreateReader(
        new Command("jobs", "Lists the searches in this machine's store or of a running service, newest first."),
        async (api, _, json, cancellationToken) =>
        {
            var rows = await api.CallAsync(
                async (client, stop) =>
                    await client.ListAllSearchesAsync(new ListSearchesRequest(), stop).Select(JobRow.FromProto).ToListAsync(stop),
                cancellationToken);
            if (json)
                JsonOutput.Print(rows);
            else
                JobsTable.Print(rows);
            return ExitCodes.Success;
        });
}
