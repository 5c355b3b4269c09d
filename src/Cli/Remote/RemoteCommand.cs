using System.CommandLine;
using NasV2.Cli.Display;
using Proto = NasV2.Api.V1;

namespace NasV2.Cli.Remote;

/// <summary>What the verbs that call a service share: its address, and how they print.</summary>
internal sealed class RemoteCommand
{
    private readonly ServiceArguments _service = new();
    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Makes a verb of it.</summary>
    /// <param name="command">The verb with its own arguments.</param>
    /// <param name="run">What it does with the service; returns the exit code.</param>
    public static Command Of(Command command, Func<NasService, ParseResult, bool, CancellationToken, Task<int>> run)
    {
        var shared = new RemoteCommand();
        shared._service.AddTo(command);
        command.Add(shared._json);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var service = shared._service.Open(parsed);
            return await run(service, parsed, parsed.GetValue(shared._json), cancellationToken);
        });
        return command;
    }

    /// <summary>A verb that does one thing to one search and prints where it then stands.</summary>
    /// <param name="name">Name of the verb.</param>
    /// <param name="description">For its help.</param>
    /// <param name="call">What it does; the second argument is the search's id.</param>
    public static Command OnSearch(string name, string description, Func<NasService, string, CancellationToken, Task<Proto.Search>> call)
    {
        var job = JobArgument();
        return Of(new Command(name, description) { job }, async (service, parsed, json, cancellationToken) =>
        {
            Print(await call(service, parsed.GetRequiredValue(job), cancellationToken), json);
            return ExitCodes.Success;
        });
    }

    /// <summary>The argument that names a search.</summary>
    public static Argument<string> JobArgument() => new("job") { Description = "Id of the search, as 'nas submit' printed it." };

    /// <summary>Where a search stands.</summary>
    public static void Print(Proto.Search search, bool json)
    {
        var report = SearchReport.Of(search);
        if (json)
            JsonOutput.Print(report);
        else
            Console.Out.WriteLine(Line(report));
    }

    /// <summary>Such as <c>fashion-1 is paused (paused by request): 3/20 trials</c>.</summary>
    public static string Line(SearchReport report) =>
        $"{report.Id} is {report.State.ToString().ToLowerInvariant()}{(report.Message is { } message ? $" ({message})" : "")}: "
        + ProgressText.Summary(report.Progress);
}
