using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NasV2.Server;
using NasV2.Storage;

namespace NasV2.Cli;

/// <summary>What the verbs that work on a store itself share: access to the store is enough, without a token.</summary>
internal sealed class StoreCommand
{
    private readonly Option<string?> _store = StoreOption.Create();
    private readonly Option<string?> _home = CommonOptions.Home();
    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Makes a verb of it.</summary>
    /// <param name="command">The verb with its own arguments.</param>
    /// <param name="mayMigrate">Whether it brings the store to this version first, as a starting head does;
    /// otherwise an older one is refused.</param>
    /// <param name="run">What it does with the store's services.</param>
    public static Command Create(Command command, bool mayMigrate, Func<IServiceProvider, ParseResult, bool, CancellationToken, Task> run)
    {
        var shared = new StoreCommand();
        command.Add(shared._store);
        command.Add(shared._home);
        command.Add(shared._json);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var address = StoreOption.Resolve(parsed.GetValue(shared._store), NasHome.Find(parsed.GetValue(shared._home)));
            await using var services = new ServiceCollection().AddNasStore(new StoreOptions { Address = address }).BuildServiceProvider();
            await ReadyAsync(services.GetRequiredService<StoreMigrator>(), mayMigrate, cancellationToken);
            await run(services, parsed, parsed.GetValue(shared._json), cancellationToken);
            return ExitCodes.Success;
        });
        return command;
    }

    private static async Task ReadyAsync(StoreMigrator migrator, bool mayMigrate, CancellationToken cancellationToken)
    {
        if (mayMigrate)
            await migrator.MigrateAsync(cancellationToken);
        else if (await migrator.StatusAsync(cancellationToken) is { Pending.Count: > 0 } status)
            throw new StoreException($"The store {status.Store} is of an older version; run 'nas db migrate' first.");
    }
}
