using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace NasV2.Storage;

/// <summary>Sets what SQLite forgets with each connection.</summary>
internal sealed class SqlitePragmas(string pragmas) : DbConnectionInterceptor
{
    /// <summary>
    /// NORMAL syncs at checkpoints only: a killed process loses nothing, a power cut may lose the newest commits but never consistency.
    /// <see cref="SqliteWriter"/> raises it to FULL for the changes that must outlive a power cut.
    /// </summary>
    public const string Default = "PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 1000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
