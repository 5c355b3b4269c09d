using NasV2.Storage.TestKit;
using Npgsql;

namespace NasV2.Storage.Tests;

/// <summary>
/// The PostgreSQL that the tests share: the one that NAS_TEST_POSTGRES names (its user may create databases), or one started
/// here, when the first test asks, from the installed binaries on a socket in a temporary folder. Without either, tests that
/// need it are skipped.
/// </summary>
public sealed class PostgresServer : IStorePlace, IAsyncDisposable
{
    private readonly string _run = Guid.NewGuid().ToString("N")[..8];
    private readonly Lazy<Task<string?>> _connection;
    private PostgresProcess? _process;
    private int _databases;

    public PostgresServer() => _connection = new(ConnectAsync);

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_process is not null)
            await _process.DisposeAsync();
    }

    public async Task<string> NewAddressAsync()
    {
        var address = await UnusedAddressAsync();
        await using var connection = new NpgsqlConnection(await _connection.Value);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {new NpgsqlConnectionStringBuilder(address).Database}", connection);
        await command.ExecuteNonQueryAsync();
        return address;
    }

    /// <summary>Names a database that does not exist.</summary>
    public async Task<string> UnusedAddressAsync()
    {
        var connection = await _connection.Value;
        if (string.IsNullOrEmpty(connection))
            Assert.Skip("PostgreSQL is not here: set NAS_TEST_POSTGRES or install its server binaries.");
        var name = $"nas_test_{_run}_{Interlocked.Increment(ref _databases)}";
        // Small pools: every test has its own database, and so its own pools.
        var pooled = new NpgsqlConnectionStringBuilder(connection)
        {
            Database = name,
            MaxPoolSize = 8,
            ConnectionIdleLifetime = 2,
            ConnectionPruningInterval = 1,
        };
        return pooled.ConnectionString;
    }

    private async Task<string?> ConnectAsync()
    {
        var given = Environment.GetEnvironmentVariable("NAS_TEST_POSTGRES");
        if (!string.IsNullOrEmpty(given) || PostgresProcess.FindBinaries() is not { } binaries)
            return given;
        _process = await PostgresProcess.StartAsync(binaries);
        return _process.ConnectionString;
    }
}
