using NasV2.Storage.TestKit;
using Npgsql;

namespace NasV2.Storage.Tests;

/// <summary>
/// The PostgreSQL that the tests share: the one that NAS_TEST_POSTGRES names (its user may create databases), or one started
/// here from the installed binaries on a socket in a temporary folder. Without either, tests that need it are skipped.
/// </summary>
public sealed class PostgresServer : IStorePlace, IAsyncLifetime
{
    private readonly string _run = Guid.NewGuid().ToString("N")[..8];
    private PostgresProcess? _process;
    private string? _connection;
    private int _databases;

    public async ValueTask InitializeAsync()
    {
        _connection = Environment.GetEnvironmentVariable("NAS_TEST_POSTGRES");
        if (!string.IsNullOrEmpty(_connection) || PostgresProcess.FindBinaries() is not { } binaries)
            return;
        _process = await PostgresProcess.StartAsync(binaries);
        _connection = _process.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_process is not null)
            await _process.DisposeAsync();
    }

    public async Task<string> NewAddressAsync()
    {
        var address = UnusedAddress();
        await ExecuteAsync($"CREATE DATABASE {new NpgsqlConnectionStringBuilder(address).Database}");
        return address;
    }

    /// <summary>Names a database that does not exist.</summary>
    public string UnusedAddress()
    {
        if (string.IsNullOrEmpty(_connection))
            Assert.Skip("PostgreSQL is not here: set NAS_TEST_POSTGRES or install its server binaries.");
        var name = $"nas_test_{_run}_{Interlocked.Increment(ref _databases)}";
        // Small pools: every test has its own database, and so its own pools.
        var pooled = new NpgsqlConnectionStringBuilder(_connection)
        {
            Database = name,
            MaxPoolSize = 8,
            ConnectionIdleLifetime = 2,
            ConnectionPruningInterval = 1,
        };
        return pooled.ConnectionString;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_connection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
