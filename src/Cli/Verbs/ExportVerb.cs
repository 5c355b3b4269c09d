using System.CommandLine;
using NasV2.Search.Results;
using NasV2.Server;
using NasV2.Storage;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas export</c>: writes a finished job's result and architectures again.</summary>
internal static class ExportVerb
{
    public static Command Create()
    {
        var job = new Argument<string>("job") { Description = "The job's id, as nas jobs lists it." };
        var home = CommonOptions.Home();
        var json = CommonOptions.Json();
        var output = CommonOptions.Out();
        var command = new Command("export", "Writes a job's result and its winner as S, M and L.") { job, output, home, json };
        command.SetAction((parsed, cancellation) => StoreReader.ReadAsync(
            NasHome.Find(parsed.GetValue(home)),
            async store =>
            {
                var id = parsed.GetRequiredValue(job);
                var record = await store.FindJobAsync(id, cancellation) ?? throw new JobNotFoundException(id);
                if (record.ResultJson is null)
                    throw new UsageException($"{id} has no result: it is {record.State.ToString().ToLowerInvariant()}{(record.Message is null ? "" : $" ({record.Message})")}.");
                var parent = Path.GetFullPath(parsed.GetRequiredValue(output));
                ResultFolder.Check(parent);
                var result = SearchResult.FromJson(record.ResultJson);
                var folder = ResultFolder.Write(parent, result);
                if (parsed.GetValue(json))
                    Console.Out.WriteLine(record.ResultJson);
                else
                    Console.Out.WriteLine($"Wrote result.json and {string.Join(", ", result.Family.Select(member => $"{member.Name}.json"))} to {folder}");
            },
            cancellation));
        return command;
    }
}
