using System.CommandLine;
using NasV2.Api.V1;
using NasV2.Cli.Api;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas drain</c>: stops scheduling work on a worker.</summary>
internal static class DrainVerb
{
    public static Command Create()
    {
        var worker = new Argument<string>("worker") { Description = "Id of the worker, see nas workers." };
        return ApiCommand.Create(
            new Command("drain", "Stops scheduling work on a worker; what it runs finishes.") { worker },
            async (api, parsed, json, cancellationToken) =>
            {
                var request = new DrainWorkerRequest { Id = parsed.GetRequiredValue(worker) };
                await api.CallAsync((client, stop) => client.Workers.DrainWorkerAsync(request, cancellationToken: stop), cancellationToken);
                if (json)
                    JsonOutput.Print(new { worker = request.Id, draining = true });
                else
                    await Console.Out.WriteLineAsync($"{request.Id} takes no further work; 'nas workers' shows when it has none left.");
                return ExitCodes.Success;
            });
    }
}
