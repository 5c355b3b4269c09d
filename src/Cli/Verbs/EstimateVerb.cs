using System.CommandLine;
using NasV2.Api.V1;
using NasV2.Cli.Api;
using NasV2.Cli.Display;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas estimate</c>: what a search would cost in a running service.</summary>
internal static class EstimateVerb
{
    public static Command Create()
    {
        var spec = new Argument<string>("spec") { Description = "The job: a YAML or JSON file.", HelpName = "file" };
        return ApiCommand.Create(
            new Command("estimate", "Says what a search would cost, and how much of its space the constraints leave.") { spec },
            async (api, parsed, json, cancellationToken) =>
            {
                var request = new EstimateSearchRequest { Spec = SearchVerb.ReadFile(parsed.GetRequiredValue(spec)) };
                var estimate = await api.CallAsync(
                    (client, stop) => client.Specs.EstimateSearchAsync(request, cancellationToken: stop), cancellationToken);
                if (json)
                    JsonOutput.Print(EstimateRow.Create(estimate));
                else
                    EstimateText.Print(estimate);
                return ExitCodes.Success;
            });
    }
}
