using Npgsql;

namespace NasV2.Storage.Tests;

/// <summary>Statements that a test sends past the store.</summary>
internal static class Sql
{
    public static async Task ExecuteAsync(string address, string sql)
    {
        await using var connection = await OpenAsync(address);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <returns>The first column, as text.</returns>
    public static async Task<List<string>> ReadAsync(string address, string sql)
    {
        var values = new List<string>();
        await using var connection = await OpenAsync(address);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
            values.Add($"{rows[0]}");
        return values;
    }

    private static async Task<NpgsqlConnection> OpenAsync(string address)
    {
        var connection = new NpgsqlConnection(address);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }
}
