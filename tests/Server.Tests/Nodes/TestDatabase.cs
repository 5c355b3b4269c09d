using NasV2.Storage;
using NasV2.Storage.Tests;
using Npgsql;

namespace NasV2.Server.Tests.Nodes;

/// <summary>A database of one test, which can be closed and opened again as if its server were away.</summary>
internal sealed class TestDatabase(string address)
{
    public StoreAddress Address { get; } = StoreAddress.Parse(address);

    private string Name => new NpgsqlConnectionStringBuilder(address).Database!;

    public static async Task<TestDatabase> CreateAsync(PostgresServer server) => new(await server.NewAddressAsync());

    /// <summary>Ends all connections and refuses new ones.</summary>
    public async Task CloseAsync()
    {
        await ExecuteAsync($"ALTER DATABASE {Name} WITH ALLOW_CONNECTIONS false");
        await ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{Name}'");
    }

    public Task OpenAsync() => ExecuteAsync($"ALTER DATABASE {Name} WITH ALLOW_CONNECTIONS true");

    /// <summary>Makes a database that was named before it existed.</summary>
    public Task MakeAsync() => ExecuteAsync($"CREATE DATABASE {Name}");

    private async Task ExecuteAsync(string sql)
    {
        var server = new NpgsqlConnectionStringBuilder(address) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
