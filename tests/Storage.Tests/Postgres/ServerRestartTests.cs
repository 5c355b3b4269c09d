namespace NasV2.Storage.Tests;

public sealed class ServerRestartTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_the_server_is_down_calls_say_so_and_afterwards_they_work_by_themselves()
    {
        if (PostgresProcess.FindBinaries() is not { } binaries)
        {
            Assert.Skip("PostgreSQL's server binaries are not here.");
            return;
        }
        await using var server = await PostgresProcess.StartAsync(binaries);
        var store = new OpenStore(server.ConnectionString);
        await store.Migrator.MigrateAsync(Ct);
        await store.Jobs.CreateJobAsync(new NewSearchJob("a", "a", "{}", "h"), Ct);
        await store.Jobs.AddTrialsAsync("a", [new NewTrial(0, "c")], Ct);

        await server.StopAsync();
        var write = await Assert.ThrowsAsync<StoreException>(() => store.Jobs.ChangeSettingsAsync("a", new(Trials: 3), Ct));
        var read = await Assert.ThrowsAsync<StoreException>(() => store.Jobs.FindJobAsync("a", Ct));
        await server.StartAgainAsync();

        Assert.All([write, read], e => Assert.Contains("could not be reached", e.Message, StringComparison.Ordinal));
        Assert.NotNull(await store.Jobs.LeaseAsync("a", 0, "worker-1", TimeSpan.FromMinutes(1), Ct));
        Assert.Equal(3, (await store.Jobs.FindJobAsync("a", Ct))!.LastEvent);
    }
}
