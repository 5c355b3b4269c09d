using Npgsql;

namespace NasV2.Storage;

/// <summary>Sets what makes connections cheap and a dead server noticed soon, where the address does not say otherwise.</summary>
internal static class PostgresConnection
{
    private const int ConnectSeconds = 2;

    // More than there are statements in StoreSql, so that none pushes another out.
    private const int PreparedStatements = 48;

    // A commit that takes longer is looked for instead of waited for.
    private const int CommitSeconds = 5;

    public static string Tune(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        if (!builder.ShouldSerialize("Timeout"))
            builder.Timeout = ConnectSeconds;
        if (!builder.ShouldSerialize("Command Timeout"))
            builder.CommandTimeout = CommitSeconds;
        if (!builder.ShouldSerialize("Max Auto Prepare"))
            builder.MaxAutoPrepare = PreparedStatements;
        if (!builder.ShouldSerialize("Auto Prepare Min Usages"))
            builder.AutoPrepareMinUsages = 2;
        // Nothing here leaves settings, locks or tables in a session, and the reset would run before each batch.
        if (!builder.ShouldSerialize("No Reset On Close"))
            builder.NoResetOnClose = true;
        return builder.ConnectionString;
    }
}
