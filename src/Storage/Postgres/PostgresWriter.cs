using Npgsql;
using NpgsqlTypes;

namespace NasV2.Storage;

/// <summary>Writes each batch in one round trip, which is one transaction because no other is open.</summary>
internal sealed class PostgresWriter(string connectionString) : IBatchWriter
{
    // Local to the transaction: the connection goes back to the pool as it was.
    private const string NoWait = "SELECT set_config('synchronous_commit', 'off', true)";

    private static readonly Dictionary<ValueKind, NpgsqlDbType> Types = new()
    {
        [ValueKind.Text] = NpgsqlDbType.Text,
        [ValueKind.Integer] = NpgsqlDbType.Integer,
        [ValueKind.Long] = NpgsqlDbType.Bigint,
        [ValueKind.Real] = NpgsqlDbType.Double,
    };

    public async Task WriteAsync(IReadOnlyList<Statement> statements, bool durable)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var batch = new NpgsqlBatch(connection);
        if (!durable)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(NoWait));
        foreach (var statement in statements)
            batch.BatchCommands.Add(Command(statement));
        await batch.ExecuteNonQueryAsync();
    }

    private static NpgsqlBatchCommand Command(Statement statement)
    {
        var command = new NpgsqlBatchCommand(statement.Text.Sql);
        for (var i = 0; i < statement.Values.Count; i++)
        {
            command.Parameters.Add(
                new NpgsqlParameter { NpgsqlDbType = Types[statement.Text.Kinds[i]], Value = statement.Values[i] ?? DBNull.Value });
        }
        return command;
    }
}
