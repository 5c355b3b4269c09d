using System.CommandLine;
using Grpc.Core;
using NasV2.Api.V1;
using NasV2.Cli.Remote;
using NasV2.Client;
using NasV2.Search.Results;
using NasV2.Server;
using NasV2.Space;
using NasV2.Storage;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas export</c>: writes a finished job's result and architectures again.</summary>
internal static class ExportVerb
{
    public static Command Create()
    {
        var job = new Argument<string>("job") { Description = "The job's id, as nas jobs lists it." };
        var output = CommonOptions.Out();
        var format = new Option<string>("--format")
        {
            Description = $"Format of the networks ({ExportFormats.Default.Help}).",
            HelpName = "name",
            DefaultValueFactory = _ => ExportFormats.Default.All[0].Name,
        };
        format.AcceptOnlyFromAmong([.. ExportFormats.Default.All.Select(known => known.Name)]);
        return StoreOrService.Of(
            new Command("export", "Writes a job's result and its winner as S, M and L.") { job, output, format },
            (home, parsed, json, cancellationToken) =>
                WriteAsync(home, parsed.GetRequiredValue(job), Parent(parsed.GetRequiredValue(output)), parsed.GetRequiredValue(format), json, cancellationToken),
            (service, parsed, json, cancellationToken) =>
                WriteAsync(service, parsed.GetRequiredValue(job), Parent(parsed.GetRequiredValue(output)), parsed.GetRequiredValue(format), json, cancellationToken));
    }

    private static string Parent(string folder)
    {
        var parent = Path.GetFullPath(folder);
        ResultFolder.Check(parent);
        return parent;
    }

    private static Task<int> WriteAsync(NasHome home, string id, string parent, string format, bool json, CancellationToken cancellationToken) => StoreReader.ReadAsync(
        home,
        async store =>
        {
            var record = await store.FindJobAsync(id, cancellationToken) ?? throw new JobNotFoundException(id);
            if (record.ResultJson is null)
                throw new UsageException($"{id} has no result: it is {record.State.ToString().ToLowerInvariant()}{(record.Message is null ? "" : $" ({record.Message})")}.");
            var result = SearchResult.FromJson(record.ResultJson);
            var files = ResultExport.Files(result, ExportFormats.Default.Get(format)).ToList();
            var folder = Path.Combine(parent, result.Job);
            ResultFolder.Write(folder, files);
            if (json)
                Console.Out.WriteLine(record.ResultJson);
            else
                Print([.. files.Select(file => file.Name)], folder);
        },
        cancellationToken);

    private static async Task<int> WriteAsync(NasService service, string id, string parent, string format, bool json, CancellationToken cancellationToken)
    {
        var files = new List<ExportedFile>();
        try
        {
            await foreach (var file in service.Client.ExportAsync(new ExportArchitectureRequest { SearchId = id, Format = format }, cancellationToken))
                files.Add(file);
        }
        catch (RpcException exception)
        {
            throw service.Explain(exception, cancellationToken);
        }

        // The id was found, so it is one that the service made.
        var folder = Path.Combine(parent, Path.GetFileName(id));
        Directory.CreateDirectory(folder);
        foreach (var file in files)
            await File.WriteAllBytesAsync(Path.Combine(folder, file.Name), file.Content, cancellationToken);
        if (json)
            await Console.OpenStandardOutput().WriteAsync(files.Single(file => file.Name == ResultExport.ResultFile).Content, cancellationToken);
        else
            Print([.. files.Select(file => file.Name)], folder);
        return ExitCodes.Success;
    }

    private static void Print(IReadOnlyList<string> names, string folder) =>
        Console.Out.WriteLine($"Wrote {string.Join(", ", names.SkipLast(1))} and {names[^1]} to {folder}");
}
