using System.CommandLine;
using NasV2.Api.V1;
using NasV2.Cli.Api;
using NasV2.Cli.Display;
using NasV2.Client;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas trials</c>: the trials of a search, ranked, also while it runs.</summary>
internal static class TrialsVerb
{
    public static Command Create()
    {
        var search = ApiCommand.SearchArgument();
        return ApiCommand.CreateReader(
            new Command("trials", "Shows the trials of a search, best first.") { search },
            async (api, parsed, json, cancellationToken) =>
            {
                var id = parsed.GetRequiredValue(search);
                var report = await api.CallAsync((client, stop) => ReadAsync(client, id, stop), cancellationToken);
                if (json)
                    JsonOutput.Print(report);
                else
                    TrialsTable.Print(report);
                return ExitCodes.Success;
            });
    }

    private static async Task<TrialsReport> ReadAsync(NasClient client, string id, CancellationToken cancellationToken)
    {
        var search = await client.Searches.GetSearchAsync(
            new GetSearchRequest { Id = id, WithoutResult = true }, cancellationToken: cancellationToken);
        var trials = await client.ListAllTrialsAsync(new ListTrialsRequest { SearchId = id, Order = TrialOrder.Reward }, cancellationToken)
            .ToListAsync(cancellationToken);
        var steps = await client.Trials.GetStepTimesAsync(new GetStepTimesRequest { SearchId = id }, cancellationToken: cancellationToken);
        return TrialsReport.FromProto(search.Search, trials, steps);
    }
}
