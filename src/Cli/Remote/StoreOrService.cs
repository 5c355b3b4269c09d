using System.CommandLine;
using NasV2.Server;

namespace NasV2.Cli.Remote;

/// <summary>Verbs that look into this machine's store or, where one is named, ask a running service.</summary>
internal static class StoreOrService
{
    /// <summary>What such a verb does; returns the exit code.</summary>
    public delegate Task<int> Read<T>(T source, ParseResult parsed, bool json, CancellationToken cancellationToken);

    /// <summary>Makes a verb of it.</summary>
    /// <param name="command">The verb with its own arguments.</param>
    /// <param name="fromStore">What it does in the home that <c>--home</c> names.</param>
    /// <param name="fromService">What it does with a service.</param>
    public static Command Of(Command command, Read<NasHome> fromStore, Read<NasService> fromService)
    {
        var home = CommonOptions.Home();
        var json = CommonOptions.Json();
        var arguments = new ServiceArguments();
        command.Add(home);
        command.Add(json);
        arguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(home) is not null || !arguments.AreGiven(parsed))
                return await fromStore(NasHome.Find(parsed.GetValue(home)), parsed, parsed.GetValue(json), cancellationToken);
            using var service = arguments.Open(parsed);
            return await fromService(service, parsed, parsed.GetValue(json), cancellationToken);
        });
        return command;
    }
}
