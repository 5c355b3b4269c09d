using System.CommandLine;
using NasV2.Cli.Display;
using NasV2.Server;

namespace NasV2.Cli.Api;

/// <summary>Verbs that call the API: how they find the service, and how they print.</summary>
internal static class ApiCommand
{
    /// <summary>What such a verb does; returns the exit code.</summary>
    public delegate Task<int> Run(ApiSession api, ParseResult parsed, bool json, CancellationToken cancellationToken);

    /// <summary>A verb of a running service: the one that is named, else the one that listens where <c>nas serve</c> does.</summary>
    /// <param name="command">The verb with its own arguments.</param>
    /// <param name="run">What it does.</param>
    public static Command Create(Command command, Run run)
    {
        var (service, json) = (new ServiceArguments($"{ServerOption.Default}, where 'nas serve' listens"), CommonOptions.Json());
        service.AddTo(command);
        command.Add(json);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var api = ApiSession.Connect(service.Read(parsed));
            return await run(api, parsed, parsed.GetValue(json), cancellationToken);
        });
        return command;
    }

    /// <summary>A verb that only reads: from a service where one is named, else from this machine's store.</summary>
    /// <param name="command">The verb with its own arguments.</param>
    /// <param name="run">What it does.</param>
    public static Command CreateReader(Command command, Run run)
    {
        var (home, service, json) = (CommonOptions.Home(), new ServiceArguments("this machine's store"), CommonOptions.Json());
        command.Add(home);
        command.Add(json);
        service.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var api = parsed.GetValue(home) is null && service.AreGiven(parsed)
                ? ApiSession.Connect(service.Read(parsed))
                : await ApiSession.ReadStoreAsync(NasHome.Find(parsed.GetValue(home)), cancellationToken);
            return await run(api, parsed, parsed.GetValue(json), cancellationToken);
        });
        return command;
    }

    /// <summary>A verb that does one thing to one search of a running service and prints where it then stands.</summary>
    /// <param name="name">Name of the verb.</param>
    /// <param name="description">For its help.</param>
    /// <param name="call">What it does; the second argument is the search's id.</param>
    public static Command CreateForSearch(
        string name, string description, Func<ApiSession, string, CancellationToken, Task<NasV2.Api.V1.Search>> call)
    {
        var search = SearchArgument();
        return Create(new Command(name, description) { search }, async (api, parsed, json, cancellationToken) =>
        {
            Print(await call(api, parsed.GetRequiredValue(search), cancellationToken), json);
            return ExitCodes.Success;
        });
    }

    /// <summary>The argument that names a search.</summary>
    public static Argument<string> SearchArgument() => new("search") { Description = "Id of the search, as 'nas jobs' lists it." };

    /// <summary>Prints where a search stands.</summary>
    public static void Print(NasV2.Api.V1.Search search, bool json)
    {
        if (json)
            JsonOutput.Print(SearchRow.FromProto(search));
        else
            Console.Out.WriteLine(ProgressText.Line(search));
    }
}
