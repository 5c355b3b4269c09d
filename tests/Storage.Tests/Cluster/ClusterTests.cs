using Microsoft.Extensions.DependencyInjection;

namespace NasV2.Storage.Tests;

/// <summary>Silos that find each other through the tables that our migration makes.</summary>
[Trait("Needs", "PostgreSQL")]
public sealed class ClusterTests(PostgresServer server)
{
    private long _grains;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(Timeout = 180_000)]
    public async Task Two_silos_form_one_cluster_in_which_calls_cross_until_one_leaves_and_is_forgotten()
    {
        var address = await MigratedAsync();
        await using var first = await TestSilo.StartAsync(address, "first");
        await using var second = await TestSilo.StartAsync(address, "second");

        await EventuallyAsync(async () => (await PlacesAsync(first.Grains)).SetEquals(["first", "second"]));
        await EventuallyAsync(async () => (await PlacesAsync(second.Grains)).SetEquals(["first", "second"]));
        Assert.Equal([("first", SiloStatus.Active), ("second", SiloStatus.Active)], await MembersAsync(first));

        await second.StopAsync(TestContext.Current.CancellationToken);

        await EventuallyAsync(async () => await MembersAsync(first) is [("first", SiloStatus.Active)]);
        await EventuallyAsync(async () => (await PlacesAsync(first.Grains)).SetEquals(["first"]));
    }

    [Fact(Timeout = 180_000)]
    public async Task A_client_finds_the_gateways_in_the_store()
    {
        var address = await MigratedAsync();
        await using var silo = await TestSilo.StartAsync(address, "head");

        using var client = TestSilo.BuildClient(address);
        await client.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal("head", await client.Services.GetRequiredService<IGrainFactory>().GetGrain<IPingGrain>(1).WhereAsync());
        await client.StopAsync(Ct);
    }

    private async Task<string> MigratedAsync()
    {
        var address = await server.NewAddressAsync();
        await new OpenStore(address).Migrator.MigrateAsync(Ct);
        return address;
    }

    /// <summary>Where fifty fresh grains land.</summary>
    private async Task<HashSet<string>> PlacesAsync(IGrainFactory grains) =>
        [.. await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => grains.GetGrain<IPingGrain>(_grains++).WhereAsync()))];

    private static async Task<IReadOnlyList<(string Name, SiloStatus Status)>> MembersAsync(TestSilo silo) =>
        [.. (await silo.Membership.ReadAllAsync(Ct)).Members.Select(m => (m.Item1.SiloName, m.Item1.Status)).OrderBy(m => m.SiloName)];

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await holds())
            await tick.WaitForNextTickAsync(Ct);
    }
}
