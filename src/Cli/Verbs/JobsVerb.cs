using System.CommandLine;
using NasV2.Cli.Display;
using NasV2.Cli.Remote;
using NasV2.Contracts.V1;
using NasV2.Server;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas jobs</c>: the search jobs in the store of this machine or of a running service, newest first.</summary>
internal static class JobsVerb
{
    public static Command Create()
    {
        var home = CommonOptions.Home();
        var json = CommonOptions.Json();
        var server = new Option<string?>("--server") { Description = "List the jobs of a running service instead.", HelpName = "address" };
        var command = new Command("jobs", "Lists the search jobs, newest first.") { home, json };
        var service = new ServiceArguments(server);
        service.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var rows = parsed.GetValue(server) is not null
                ? await ReadAsync(service.Open(parsed), cancellation)
                : await ReadAsync(NasHome.Find(parsed.GetValue(home)), cancellation);
            if (parsed.GetValue(json))
                JsonOutput.Print(rows);
            else
                JobsTable.Print(rows);
            return ExitCodes.Success;
        });
        return command;
    }

    private static async Task<List<JobRow>> ReadAsync(NasHome home, CancellationToken cancellation)
    {
        var rows = new List<JobRow>();
        await StoreReader.ReadAsync(
            home,
            async store =>
            {
                foreach (var job in await store.ListJobsAsync(cancellation))
                    rows.Add(JobRow.Of(job, await store.ListTrialsAsync(job.Id, cancellation)));
            },
            cancellation);
        return rows;
    }

    private static async Task<List<JobRow>> ReadAsync(SearchService opened, CancellationToken cancellation)
    {
        using var service = opened;
        var rows = new List<JobRow>();
        var request = new ListSearchesRequest();
        do
        {
            var page = await service.CallAsync((client, options) => client.ListSearchesAsync(request, options), cancellation);
            rows.AddRange(page.Searches.Select(search => JobRow.Of(SearchReport.Of(search))));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return rows;
    }
}
