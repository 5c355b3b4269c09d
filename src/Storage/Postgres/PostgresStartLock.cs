using Npgsql;

namespace NasV2.Storage;

/// <summary>Lets one starter at a time migrate; held by a session, so that the server drops it when its holder dies.</summary>
internal static class PostgresStartLock
{
    // "NasV2" in ASCII; any number that nothing else in the database uses.
    private const string Take = "SELECT pg_advisory_lock(336018001458)";

    // Another starter may be at a long migration.
    private const int WaitSeconds = 600;

    public static async Task<IDisposable> TakeAsync(string connectionString, CancellationToken cancellationToken)
    {
        // Without a pool, closing ends the session and with it the lock.
        var session = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        try
        {
            await session.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand(Take, session) { CommandTimeout = WaitSeconds };
            await command.ExecuteNonQueryAsync(cancellationToken);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }
}
