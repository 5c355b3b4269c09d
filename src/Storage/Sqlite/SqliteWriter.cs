using Microsoft.Data.Sqlite;

namespace NasV2.Storage;

/// <summary>
/// Writes through one connection that stays open, with statements that stay prepared, on a thread of its own: SQLite blocks
/// until the disk has it, which the thread pool and grains should not. It has one writer at a time anyway.
/// </summary>
internal sealed class SqliteWriter(string connectionString, string pragmas) : IBatchWriter, IDisposable
{
    private readonly Lock _turn = new();
    private readonly WriterThread _thread = new();
    private readonly Dictionary<string, SqliteCommand> _commands = [];
    private SqliteConnection? _connection;
    private bool? _durable;

    public Task WriteAsync(IReadOnlyList<Statement> statements, bool durable) => _thread.RunAsync(() => Write(statements, durable));

    public void Dispose()
    {
        lock (_turn)
            Close();
    }

    private void Write(IReadOnlyList<Statement> statements, bool durable)
    {
        lock (_turn)
        {
            _connection ??= Open();
            try
            {
                if (_durable != durable)
                {
                    Run(durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
                    _durable = durable;
                }
                Run("BEGIN IMMEDIATE");
                foreach (var statement in statements)
                    Run(statement);
                Run("COMMIT");
            }
            catch
            {
                // A fresh connection has no transaction, whatever state the fault left this one in; what was not committed is undone.
                Close();
                throw;
            }
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            using var command = new SqliteCommand(pragmas, connection);
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Close()
    {
        foreach (var command in _commands.Values)
            command.Dispose();
        _commands.Clear();
        _connection?.Dispose();
        (_connection, _durable) = (null, null);
    }

    private void Run(string sql) => Command(sql, []).ExecuteNonQuery();

    private void Run(Statement statement)
    {
        var command = Command(statement.Text.Sql, statement.Text.Kinds);
        for (var i = 0; i < statement.Values.Count; i++)
            command.Parameters[i].Value = statement.Values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, IReadOnlyList<ValueKind> kinds)
    {
        if (_commands.TryGetValue(sql, out var known))
            return known;
#pragma warning disable CA2100 // The texts are constants of this library.
        var command = new SqliteCommand(sql, _connection);
#pragma warning restore CA2100
        for (var i = 0; i < kinds.Count; i++)
            command.Parameters.Add(new SqliteParameter($"${i + 1}", SqliteTypeOf(kinds[i])));
        command.Prepare();
        return _commands[sql] = command;
    }

    private static SqliteType SqliteTypeOf(ValueKind kind) => kind switch
    {
        ValueKind.Text => SqliteType.Text,
        ValueKind.Real => SqliteType.Real,
        _ => SqliteType.Integer,
    };
}
