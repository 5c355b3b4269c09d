using Microsoft.Data.Sqlite;

namespace NasV2.Storage.Tests;

public sealed class SqliteStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Path => _folder.File("nas.db");

    private string Address => $"sqlite:{Path}";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Many_starters_on_a_new_path_make_one_store()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => new OpenStore(Address).Migrator.MigrateAsync(Ct), Ct)));

        await new OpenStore(Address).Jobs.CreateJobAsync(new NewSearchJob("a", "a", "{}", "h"), Ct);
        await new OpenStore(Address).Migrator.MigrateAsync(Ct);
        Assert.Single(await new OpenStore(Address).Jobs.ListJobsAsync(Ct));
        Assert.Equal("wal", await QueryAsync("PRAGMA journal_mode"));
    }

    [Fact]
    public async Task A_starter_killed_while_migrating_does_not_hold_up_the_next()
    {
        await new OpenStore(Address).Migrator.MigrateAsync(Ct);
        await QueryAsync(
            """
            DROP TABLE epochs; DROP TABLE events; DROP TABLE step_measurements; DROP TABLE device_calibrations;
            DROP TABLE trials; DROP TABLE jobs; DROP TABLE access_tokens; DROP TABLE audit_entries; DROP TABLE shared_keys;
            DELETE FROM "__EFMigrationsHistory";
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-03-01 12:00:00');
            """);

        await new OpenStore(Address).Migrator.MigrateAsync(Ct).WaitAsync(TimeSpan.FromSeconds(30), Ct);

        Assert.Empty(await new OpenStore(Address).Jobs.ListJobsAsync(Ct));
    }

    [Fact]
    public async Task A_path_below_a_file_cannot_be_a_store()
    {
        await File.WriteAllTextAsync(_folder.File("plain"), "text", Ct);
        var below = new OpenStore($"sqlite:{_folder.File("plain/nas.db")}");

        var exception = await Assert.ThrowsAsync<StoreException>(() => below.Migrator.MigrateAsync(Ct));

        Assert.StartsWith($"The store {_folder.File("plain/nas.db")} could not be created: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_a_database_is_refused_and_left_unchanged()
    {
        var text = string.Concat(Enumerable.Repeat("this is a letter, no database. ", 100));
        await File.WriteAllTextAsync(Path, text, Ct);

        var exception = await Assert.ThrowsAsync<StoreException>(() => new OpenStore(Address).Migrator.MigrateAsync(Ct));

        Assert.Equal(
            $"The store {Path} is not a NasV2 database but some other file; move it away or name another path.", exception.Message);
        Assert.Equal(text, await File.ReadAllTextAsync(Path, Ct));
    }

    [Fact]
    public async Task A_database_of_another_application_is_refused_and_left_as_it_is()
    {
        await QueryAsync("CREATE TABLE recipes (id INTEGER)");

        var exception = await Assert.ThrowsAsync<StoreException>(() => new OpenStore(Address).Migrator.MigrateAsync(Ct));

        Assert.Contains("another application (it has table 'recipes')", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1L, await QueryAsync("SELECT count(*) FROM sqlite_master"));
    }

    [Fact]
    public async Task A_store_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        await new OpenStore(Address).Migrator.MigrateAsync(Ct);
        await QueryAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('20990101000000_Later', '99.0.0')""");

        var exception = await Assert.ThrowsAsync<StoreException>(() => new OpenStore(Address).Migrator.MigrateAsync(Ct));

        Assert.Equal(
            $"The store {Path} was written by a newer version of NasV2 (its migration '20990101000000_Later' is unknown here); "
            + "update NasV2 or use another store.",
            exception.Message);
        Assert.Equal("20990101000000_Later", await QueryAsync("SELECT max(\"MigrationId\") FROM \"__EFMigrationsHistory\""));
    }

    [Fact]
    public async Task Reading_a_path_where_no_store_is_says_so_and_leaves_no_file()
    {
        var exception = await Assert.ThrowsAsync<StoreException>(() => new OpenStore(Address).Jobs.ListJobsAsync(Ct));

        Assert.Equal($"The store {Path} does not exist or may not be opened; check the path.", exception.Message);
        Assert.False(File.Exists(Path));
    }

    [Fact]
    public async Task A_full_disk_is_reported_in_one_sentence_and_the_store_works_again_when_there_is_space()
    {
        await new OpenStore(Address).Migrator.MigrateAsync(Ct);
        var full = new OpenStore(new SqliteBackend(StoreAddress.Parse(Address), SqlitePragmas.Default + "PRAGMA max_page_count = 60;"));
        await full.Jobs.CreateJobAsync(new NewSearchJob("a", "a", "{}", "h"), Ct);
        var written = 0;

        var exception = await Assert.ThrowsAsync<StoreException>(async () =>
        {
            for (; written < 10_000; written++)
                await full.Jobs.AddTrialsAsync("a", [new NewTrial(written, new string('x', 500))], Ct);
        });

        Assert.Equal($"The store {Path} could not grow because the disk is full; free some space and start again.", exception.Message);
        SqliteConnection.ClearAllPools();
        var roomy = new OpenStore(Address).Jobs;
        Assert.Equal("ok", await QueryAsync("PRAGMA integrity_check"));
        Assert.Equal(written, (await roomy.ListTrialsAsync("a", Ct)).Count);
        await roomy.AddTrialsAsync("a", [new NewTrial(written, "c")], Ct);
        Assert.Equal(written + 2, (await roomy.FindJobAsync("a", Ct))!.LastEvent);
        Assert.Equal(written + 2, await roomy.ReadEventsAsync("a", 0, Ct).CountAsync(Ct));
    }

    [Fact]
    public async Task Another_process_may_read_while_a_write_is_under_way()
    {
        await new OpenStore(Address).Migrator.MigrateAsync(Ct);
        await new OpenStore(Address).Jobs.CreateJobAsync(new NewSearchJob("a", "a", "{}", "h"), Ct);
        await using var writer = new SqliteConnection($"Data Source={Path}");
        await writer.OpenAsync(Ct);
        await using var transaction = await writer.BeginTransactionAsync(Ct);
        await using var update = new SqliteCommand("UPDATE jobs SET name = 'changed'", writer, (SqliteTransaction)transaction);
        await update.ExecuteNonQueryAsync(Ct);

        Assert.Equal("a", (await new OpenStore(Address).Jobs.FindJobAsync("a", Ct))!.Name);
        await transaction.CommitAsync(Ct);
        Assert.Equal("changed", (await new OpenStore(Address).Jobs.FindJobAsync("a", Ct))!.Name);
    }

    private async Task<object?> QueryAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        await connection.OpenAsync(Ct);
        await using var command = new SqliteCommand(sql, connection);
        return await command.ExecuteScalarAsync(Ct);
    }
}
