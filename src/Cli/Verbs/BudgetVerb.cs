using System.CommandLine;
using NasV2.Api.V1;
using NasV2.Cli.Api;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas budget</c>: changes how many trials a search runs in all, and its weight.</summary>
internal static class BudgetVerb
{
    public static Command Create()
    {
        var job = ApiCommand.SearchArgument();
        var trials = new Option<int?>("--trials") { Description = "Trials in all; what runs or has ended stays.", HelpName = "count" };
        var priority = new Option<int?>("--priority")
        {
            Description = "Weight when searches share workers, 1 to 100.",
            HelpName = "weight",
        };
        var command =
            new Command("budget", "Changes how many trials a search runs in all, or its weight among others.") { job, trials, priority };
        return ApiCommand.Create(
            command,
            async (api, parsed, json, cancellationToken) =>
            {
                if (parsed.GetValue(trials) is null && parsed.GetValue(priority) is null)
                    throw new UsageException("Nothing to change: give --trials or --priority.");
                var request = new UpdateSearchRequest
                {
                    Id = parsed.GetRequiredValue(job),
                    Trials = parsed.GetValue(trials) ?? 0,
                    Priority = parsed.GetValue(priority) ?? 0,
                };
                var response = await api.CallAsync(
                    (client, stop) => client.Searches.UpdateSearchAsync(request, cancellationToken: stop), cancellationToken);
                ApiCommand.Print(response.Search, json);
                return ExitCodes.Success;
            });
    }
}
