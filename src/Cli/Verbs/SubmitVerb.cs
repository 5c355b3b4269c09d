using System.CommandLine;
using NasV2.Api.V1;
using NasV2.Cli.Api;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas submit</c>: gives a job spec to a running service and prints the search's id.</summary>
internal static class SubmitVerb
{
    public static Command Create()
    {
        var spec = new Argument<string>("spec")
        {
            Description = "The job: a YAML or JSON file; the paths in it are those of the workers.",
            HelpName = "file",
        };
        var request = new Option<string?>("--request-id")
        {
            Description = "The same id again names the same search: for scripts that may have to submit twice (default: a new id).",
            HelpName = "id",
        };
        return ApiCommand.Create(
            new Command("submit", "Starts a search in a running service and prints its id.") { spec, request },
            async (api, parsed, json, cancellationToken) =>
            {
                var file = parsed.GetRequiredValue(spec);
                var submitted = new SubmitSearchRequest
                {
                    Spec = SearchVerb.ReadFile(file),
                    Source = file,
                    RequestId = parsed.GetValue(request) ?? Guid.NewGuid().ToString(),
                };
                var response = await api.CallAsync(
                    (client, stop) => client.Searches.SubmitSearchAsync(submitted, cancellationToken: stop), cancellationToken);
                if (json)
                    ApiCommand.Print(response.Search, json);
                else
                    await Console.Out.WriteLineAsync(response.Search.Id);
                return ExitCodes.Success;
            });
    }
}
