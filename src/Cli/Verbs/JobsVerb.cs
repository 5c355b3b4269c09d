using System.CommandLine;
using NasV2.Api.V1;
using NasV2.Cli.Display;
using NasV2.Cli.Remote;
using NasV2.Server;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas jobs</c>: the search jobs in the store of this machine or of a running service, newest first.</summary>
internal static class JobsVerb
{
    public static Command Create() => StoreOrService.Of(
        new Command("jobs", "Lists the search jobs of this machine's store or of a running service, newest first."),
        async (home, _, json, cancellationToken) => Print(await ReadAsync(home, cancellationToken), json),
        async (service, _, json, cancellationToken) => Print(await ReadAsync(service, cancellationToken), json));

    private static int Print(List<JobRow> rows, bool json)
    {
        if (json)
            JsonOutput.Print(rows);
        else
            JobsTable.Print(rows);
        return ExitCodes.Success;
    }

    private static async Task<List<JobRow>> ReadAsync(NasHome home, CancellationToken cancellationToken)
    {
        var rows = new List<JobRow>();
        await StoreReader.ReadAsync(
            home,
            async store =>
            {
                foreach (var job in await store.ListJobsAsync(cancellationToken))
                    rows.Add(JobRow.Of(job, await store.ListTrialsAsync(job.Id, cancellationToken)));
            },
            cancellationToken);
        return rows;
    }

    private static async Task<List<JobRow>> ReadAsync(NasService service, CancellationToken cancellationToken)
    {
        var rows = new List<JobRow>();
        var request = new ListSearchesRequest();
        do
        {
            var page = await service.CallAsync((client, stop) => client.Searches.ListSearchesAsync(request, cancellationToken: stop), cancellationToken);
            rows.AddRange(page.Searches.Select(search => JobRow.Of(SearchReport.Of(search))));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return rows;
    }
}
