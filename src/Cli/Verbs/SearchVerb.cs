using System.CommandLine;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas search</c>: runs a job spec to its end in this process.</summary>
internal static class SearchVerb
{
    public static Command Create()
    {
        var spec = new Argument<string>("spec")
        {
            Description = "The job: a YAML or JSON file, see deploy/jobs and docs/schemas/job.schema.json.",
            HelpName = "file",
        };
        var data = new Option<string?>("--data")
        {
            Description = "Folder of the dataset, instead of the spec's data.path.",
            HelpName = "folder",
        };
        var run = new RunOptions();
        var command = new Command("search", "Searches, ranks, scales the winner to S, M and L, and writes it as JSON.") { spec, data };
        run.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var file = parsed.GetRequiredValue(spec);
            var document = new SpecDocument(ReadFile(file), file, parsed.GetValue(data));
            return new SearchSession(run.Read(parsed)).RunAsync(document, cancellationToken);
        });
        return command;
    }

    internal static string ReadFile(string file) => File.Exists(file)
        ? File.ReadAllText(file)
        : throw new UsageException($"There is no job file '{file}'.");
}
