using System.CommandLine;
using NasV2.Storage;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas db</c>: the database that holds the jobs and, in a cluster, the list of its members.</summary>
internal static class DbVerbs
{
    public static Command Create() => new("db", "Creates, updates and describes the store.")
    {
        DbVerb.Create("migrate", "Creates the store's tables, or brings them to this version.", MigrateAsync),
        DbVerb.Create("status", "Shows the store's server, version and jobs; changes nothing.", StatusAsync),
    };

    private static async Task<StoreStatus> MigrateAsync(StoreMigrator store, CancellationToken cancellationToken)
    {
        await store.MigrateAsync(cancellationToken);
        return await StatusAsync(store, cancellationToken);
    }

    private static Task<StoreStatus> StatusAsync(StoreMigrator store, CancellationToken cancellationToken) =>
        store.StatusAsync(cancellationToken);
}
