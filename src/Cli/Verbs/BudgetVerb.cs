using System.CommandLine;
using NasV2.Cli.Remote;
using NasV2.Contracts.V1;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas budget</c>: changes how many trials a search runs in all.</summary>
internal static class BudgetVerb
{
    public static Command Create()
    {
        var job = RemoteCommand.JobArgument();
        var trials = new Option<int>("--trials") { Description = "Trials in all; what runs or has ended stays.", HelpName = "count", Required = true };
        return RemoteCommand.Of(
            new Command("budget", "Changes how many trials a search runs in all.") { job, trials },
            async (service, parsed, json, cancellation) =>
            {
                var request = new UpdateSearchRequest { Id = parsed.GetRequiredValue(job), Trials = parsed.GetRequiredValue(trials) };
                var response = await service.CallAsync((client, stop) => client.Searches.UpdateSearchAsync(request, cancellationToken: stop), cancellation);
                RemoteCommand.Print(response.Search, json);
                return ExitCodes.Success;
            });
    }
}
