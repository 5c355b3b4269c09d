using System.CommandLine;
using NasV2.Api.V1;
using NasV2.Cli.Api;
using NasV2.Cli.Display;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas workers</c>: the workers of a running service.</summary>
internal static class WorkersVerb
{
    public static Command Create() => ApiCommand.Create(
        new Command("workers", "Lists the workers that reported recently, and what they run."),
        async (api, _, json, cancellationToken) =>
        {
            var response = await api.CallAsync(
                (client, stop) => client.Workers.ListWorkersAsync(new ListWorkersRequest(), cancellationToken: stop), cancellationToken);
            List<WorkerRow> rows = [.. response.Workers.Select(WorkerRow.Create)];
            if (json)
                JsonOutput.Print(rows);
            else
                WorkersTable.Print(rows);
            return ExitCodes.Success;
        });
}
