using Npgsql;

namespace NasV2.Storage.Tests;

[Trait("Needs", "PostgreSQL")]
public sealed class PostgresStoreTests(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_store_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        var address = await server.NewAddressAsync();
        await new OpenStore(address).Migrator.MigrateAsync(Ct);
        await ExecuteAsync(address, """INSERT INTO "__EFMigrationsHistory" VALUES ('20990101000000_Later', '99.0.0')""");

        var exception = await Assert.ThrowsAsync<StoreException>(() => new OpenStore(address).Migrator.MigrateAsync(Ct));

        Assert.Contains("newer version of NasV2 (its migration '20990101000000_Later'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_database_is_named()
    {
        var address = await server.UnusedAddressAsync();

        var exception = await Assert.ThrowsAsync<StoreException>(() => new OpenStore(address).Jobs.ListJobsAsync(Ct));

        Assert.Equal(
            $"The store {StoreAddress.Parse(address)} does not exist on that server; create the database first.", exception.Message);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_named_after_a_few_tries()
    {
        using var folder = new TempFolder();
        var silent = new OpenStore($"Host={folder.FullName};Database=nas;Username=ann");

        var exception = await Assert.ThrowsAsync<StoreException>(() => silent.Jobs.ListJobsAsync(Ct));

        Assert.StartsWith(
            $"The store postgres://{folder.FullName}:5432/nas could not be reached", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_survives_that_the_server_ends_its_connections()
    {
        var address = await server.NewAddressAsync();
        var store = new OpenStore(address);
        await store.Migrator.MigrateAsync(Ct);
        await store.Jobs.CreateJobAsync(new NewSearchJob("a", "a", "{}", "h"), Ct);

        await ExecuteAsync(
            address,
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
            """);

        Assert.True(await store.Jobs.SetJobStateAsync("a", JobState.Running, null, Ct));
        Assert.Equal(2, (await store.Jobs.FindJobAsync("a", Ct))!.LastEvent);
    }

    [Fact]
    public void A_full_disk_is_reported_in_one_sentence()
    {
        var backend = StoreBackend.For(StoreAddress.Parse("postgres://db/nas"));

        var sentence = backend.Explain(new PostgresException("could not extend file", "ERROR", "ERROR", PostgresErrorCodes.DiskFull));

        Assert.Equal("The store postgres://db:5432/nas could not grow because the server's disk is full; free some space there.", sentence);
    }

    [Theory]
    [InlineData(PostgresErrorCodes.SerializationFailure, true)]
    [InlineData(PostgresErrorCodes.DeadlockDetected, true)]
    [InlineData(PostgresErrorCodes.DiskFull, false)]
    [InlineData(PostgresErrorCodes.UndefinedTable, false)]
    public void Only_faults_that_pass_are_tried_again(string state, bool again)
    {
        var backend = StoreBackend.For(StoreAddress.Parse("postgres://db/nas"));

        Assert.Equal(again, backend.IsPassing(new PostgresException("fault", "ERROR", "ERROR", state)));
    }

    [Fact]
#pragma warning disable CA2201 // The very exception that Npgsql throws.
    public void A_reader_that_loses_its_connection_counts_as_a_connection_that_broke()
    {
        using var backend = new PostgresBackend(StoreAddress.Parse("postgres://u@localhost/x"));
        // What Npgsql throws where the server closes the connection while an answer is read.
        var fault = StoreTransactions.FaultIn(
            new InvalidOperationException("outer", new NullReferenceException { Source = nameof(Npgsql) }));
        Assert.NotNull(fault);
        Assert.Equal((true, true), (backend.IsPassing(fault), backend.IsBroken(fault)));
        Assert.Null(StoreTransactions.FaultIn(new NullReferenceException { Source = "NasV2.Storage" }));
    }
#pragma warning restore CA2201

    private static async Task ExecuteAsync(string address, string sql)
    {
        await using var connection = new NpgsqlConnection(address);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
