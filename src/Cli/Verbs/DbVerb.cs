using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NasV2.Cli.Display;
using NasV2.Server;
using NasV2.Storage;

namespace NasV2.Cli.Verbs;

/// <summary>A verb of <c>nas db</c>: does something to a store, then shows it.</summary>
internal static class DbVerb
{
    /// <param name="run">Does the work and answers what the store is then.</param>
    public static Command Create(string name, string description, Func<StoreMigrator, CancellationToken, Task<StoreStatus>> run)
    {
        var store = StoreOption.Create();
        var home = CommonOptions.Home();
        var json = CommonOptions.Json();
        var command = new Command(name, description) { store, home, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var address = StoreOption.Resolve(parsed.GetValue(store), NasHome.Find(parsed.GetValue(home)));
            await using var services = new ServiceCollection()
                .AddNasStore(new StoreOptions { Address = address })
                .BuildServiceProvider();
            var status = await run(services.GetRequiredService<StoreMigrator>(), cancellationToken);
            if (parsed.GetValue(json))
                JsonOutput.Print(status);
            else
                StoreStatusText.Print(status);
            return ExitCodes.Success;
        });
        return command;
    }
}
