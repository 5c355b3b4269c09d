using System.CommandLine;
using NasV2.Cli.Display;
using NasV2.Cli.Remote;
using NasV2.Contracts.V1;
using NasV2.Server;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas jobs</c>: the search jobs in the store of this machine or of a running service, newest first.</summary>
internal static class JobsVerb
{
    public static Command Create() => StoreOrService.Of(
        new Command("jobs", "Lists the search jobs of this machine's store or of a running service, newest first."),
        async (home, _, json, cancellation) => Print(await ReadAsync(home, cancellation), json),
        async (service, _, json, cancellation) => Print(await ReadAsync(service, cancellation), json));

    private static int Print(List<JobRow> rows, bool json)
    {
        if (json)
            JsonOutput.Print(rows);
        else
            JobsTable.Print(rows);
        return ExitCodes.Success;
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

    private static async Task<List<JobRow>> ReadAsync(NasService service, CancellationToken cancellation)
    {
        var rows = new List<JobRow>();
        var request = new ListSearchesRequest();
        do
        {
            var page = await service.CallAsync((client, stop) => client.Searches.ListSearchesAsync(request, cancellationToken: stop), cancellation);
            rows.AddRange(page.Searches.Select(search => JobRow.Of(SearchReport.Of(search))));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return rows;
    }
}
