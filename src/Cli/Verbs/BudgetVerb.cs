using System.CommandLine;
using NasV2.Api.V1;
using NasV2.Cli.Api;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas budget</c>: changes how many trials a search runs in all and at a time, and its weight.</summary>
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
        var workers = new Option<int?>("--workers")
        {
            Description = "Trials that run at a time; 0 for as many as there are workers.",
            HelpName = "count",
        };
        var command = new Command("budget", "Changes how many trials a search runs in all or at a time, or its weight among others.")
        {
            job, trials, priority, workers,
        };
        return ApiCommand.Create(
            command,
            async (api, parsed, json, cancellationToken) =>
            {
                var request = new UpdateSearchRequest { Id = parsed.GetRequiredValue(job), Settings = new() };
                var settings = request.Settings;
                if (parsed.GetValue(trials) is { } total)
                    settings.Trials = total;
                if (parsed.GetValue(priority) is { } weight)
                    settings.Priority = weight;
                if (parsed.GetValue(workers) is { } atOnce)
                    settings.Workers = atOnce;
                if (settings.CalculateSize() == 0)
                    throw new UsageException("Nothing to change: give --trials, --priority or --workers.");
                var response = await api.CallAsync(
                    (client, stop) => client.Searches.UpdateSearchAsync(request, cancellationToken: stop), cancellationToken);
                ApiCommand.Print(response.Search, json);
                return ExitCodes.Success;
            });
    }
}
