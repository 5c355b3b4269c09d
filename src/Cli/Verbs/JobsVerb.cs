using System.CommandLine;
using NasV2.Cli.Display;
using NasV2.Search.Results;
using NasV2.Server;
using NasV2.Storage;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas jobs</c>: the search jobs in the store, newest first.</summary>
internal static class JobsVerb
{
    public static Command Create()
    {
        var home = CommonOptions.Home();
        var json = CommonOptions.Json();
        var command = new Command("jobs", "Lists the search jobs, newest first.") { home, json };
        command.SetAction((parsed, cancellation) => StoreReader.ReadAsync(
            NasHome.Find(parsed.GetValue(home)),
            async store =>
            {
                var rows = new List<JobRow>();
                foreach (var job in await store.ListJobsAsync(cancellation))
                    rows.Add(JobRow.Of(job, await store.ListTrialsAsync(job.Id, cancellation)));
                if (parsed.GetValue(json))
                    JsonOutput.Print(rows);
                else
                    JobsTable.Print(rows);
            },
            cancellation));
        return command;
    }
}
