namespace NasV2.Storage.Tests;

[Trait("Needs", "PostgreSQL")]
public sealed class PostgresMigrationTests(PostgresServer server)
{
    private const string History = """SELECT "MigrationId" FROM "__EFMigrationsHistory" ORDER BY "MigrationId" """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Heads_that_start_at_once_on_an_empty_database_migrate_it_once()
    {
        var address = await server.NewAddressAsync();
        var known = (await new OpenStore(address).Migrator.StatusAsync(Ct)).Pending;

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => new OpenStore(address).Migrator.MigrateAsync(Ct), Ct)));

        Assert.Contains(known, migration => migration.EndsWith("_Clustering", StringComparison.Ordinal));
        Assert.Equal(known, await Sql.ReadAsync(address, History));
        Assert.Equal(["10"], await Sql.ReadAsync(address, "SELECT count(*) FROM OrleansQuery"));
        await new OpenStore(address).Jobs.CreateJobAsync(new NewSearchJob("a", "a", "{}", "h"), Ct);
        await new OpenStore(address).Migrator.MigrateAsync(Ct);
        Assert.Single(await new OpenStore(address).Jobs.ListJobsAsync(Ct));
    }

    [Fact]
    public async Task A_database_that_has_the_tables_of_Orleans_keeps_them_and_gets_our_statements()
    {
        var address = await server.NewAddressAsync();
        await Sql.ExecuteAsync(
            address,
            """
            CREATE TABLE OrleansQuery (QueryKey varchar(64) NOT NULL PRIMARY KEY, QueryText varchar(8000) NOT NULL);
            INSERT INTO OrleansQuery VALUES ('GatewaysQueryKey', 'old'), ('UpsertReminderRowKey', 'another provider');
            """);

        await new OpenStore(address).Migrator.MigrateAsync(Ct);

        var statements = await Sql.ReadAsync(
            address, "SELECT QueryText FROM OrleansQuery WHERE QueryKey IN ('GatewaysQueryKey', 'UpsertReminderRowKey') ORDER BY QueryKey");
        Assert.Contains("FROM OrleansMembershipTable", statements[0], StringComparison.Ordinal);
        Assert.Equal("another provider", statements[1]);
    }

    [Fact]
    public async Task A_migration_names_a_missing_database_and_does_not_make_it()
    {
        var address = await server.UnusedAddressAsync();
        var sentence = $"The store {StoreAddress.Parse(address)} does not exist on that server; create the database first.";
        var store = new OpenStore(address);

        Assert.Equal(sentence, (await Assert.ThrowsAsync<StoreException>(() => store.Migrator.MigrateAsync(Ct))).Message);
        Assert.Equal(sentence, (await Assert.ThrowsAsync<StoreException>(() => store.Migrator.StatusAsync(Ct))).Message);
    }

    [Fact]
    public async Task The_status_names_the_server_its_migration_and_its_jobs_by_state()
    {
        var address = await server.NewAddressAsync();
        var store = new OpenStore(address);
        var empty = await store.Migrator.StatusAsync(Ct);

        await store.Migrator.MigrateAsync(Ct);
        foreach (var job in (string[])["a", "b", "c"])
            await store.Jobs.CreateJobAsync(new NewSearchJob(job, job, "{}", "h"), Ct);
        await store.Jobs.SetJobStateAsync("b", JobState.Running, null, Ct);
        var full = await store.Migrator.StatusAsync(Ct);

        Assert.Matches(@"^PostgreSQL 1\d\.\d+$", empty.Server);
        Assert.Equal((null, 0), (empty.Migration, empty.Jobs.Count));
        Assert.NotEmpty(empty.Pending);
        Assert.Equal((empty.Pending[^1], 0), (full.Migration, full.Pending.Count));
        Assert.Equal(new Dictionary<JobState, int> { [JobState.Submitted] = 2, [JobState.Running] = 1 }, full.Jobs);
        Assert.Equal($"{StoreAddress.Parse(address)}", full.Store);
    }

    [Fact]
    public async Task The_status_of_a_newer_store_says_what_is_unknown()
    {
        var address = await server.NewAddressAsync();
        await new OpenStore(address).Migrator.MigrateAsync(Ct);
        await Sql.ExecuteAsync(address, """INSERT INTO "__EFMigrationsHistory" VALUES ('20990101000000_Later', '99.0.0')""");

        Assert.Equal(["20990101000000_Later"], (await new OpenStore(address).Migrator.StatusAsync(Ct)).Unknown);
    }
}
