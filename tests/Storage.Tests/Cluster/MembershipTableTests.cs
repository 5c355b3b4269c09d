using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Messaging;

namespace NasV2.Storage.Tests;

/// <summary>What Orleans asks of a membership table, by Orleans' own provider over the statements of our migration.</summary>
[Trait("Needs", "PostgreSQL")]
public sealed class MembershipTableTests(PostgresServer server) : IAsyncLifetime
{
    private static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    private readonly List<IHost> _hosts = [];
    private string _address = "";
    private IMembershipTable _table = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _address = await server.NewAddressAsync();
        await new OpenStore(_address).Migrator.MigrateAsync(Ct);
        _table = await OpenAsync("a");
    }

    public ValueTask DisposeAsync()
    {
        _hosts.ForEach(host => host.Dispose());
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_member_is_read_as_it_was_written_alone_and_among_all()
    {
        var member = Member(1, SiloStatus.Joining);
        var accuser = SiloAddress.New(IPAddress.IPv6Loopback, 11112, 7);

        Assert.True(await InsertAsync(member));
        (member.Status, member.IAmAliveTime, member.SuspectTimes) = (SiloStatus.Active, Noon.AddMinutes(1), [Tuple.Create(accuser, Noon)]);
        Assert.True(await UpdateAsync(member));

        foreach (var found in (MembershipTableData[])[await _table.ReadRowAsync(member.SiloAddress, Ct), await _table.ReadAllAsync(Ct)])
        {
            var read = Assert.Single(found.Members).Item1;
            Assert.Equal(2, found.Version.Version);
            Assert.Equal((member.SiloAddress, "silo-1", "host", 30001), (read.SiloAddress, read.SiloName, read.HostName, read.ProxyPort));
            Assert.Equal((SiloStatus.Active, Noon, Noon.AddMinutes(1)), (read.Status, read.StartTime, read.IAmAliveTime));
            Assert.Equal([Tuple.Create(accuser, Noon)], read.SuspectTimes);
        }
    }

    [Fact]
    public async Task A_change_from_an_old_version_is_refused_and_changes_nothing()
    {
        var old = await VersionAsync();
        var (member, late) = (Member(1, SiloStatus.Joining), Member(2, SiloStatus.Joining));
        Assert.True(await _table.InsertRowAsync(member, old.Next(), Ct));

        Assert.False(await _table.InsertRowAsync(late, old.Next(), Ct));
        member.Status = SiloStatus.Dead;
        Assert.False(await UpdateAsync(member, old));

        var all = await _table.ReadAllAsync(Ct);
        Assert.Equal(SiloStatus.Joining, Assert.Single(all.Members).Item1.Status);
        Assert.Equal(1, all.Version.Version);
    }

    [Fact]
    public async Task A_member_that_is_there_is_not_added_and_one_that_is_not_there_not_changed()
    {
        var member = Member(1, SiloStatus.Active);
        Assert.True(await InsertAsync(member));

        Assert.False(await InsertAsync(member));
        Assert.False(await UpdateAsync(Member(2, SiloStatus.Active)));

        Assert.Equal(1, (await VersionAsync()).Version);
    }

    [Fact]
    public async Task Of_many_writers_at_one_version_one_succeeds()
    {
        var version = await VersionAsync();

        var done = await Task.WhenAll(
            Enumerable.Range(1, 12).Select(i => _table.InsertRowAsync(Member(i, SiloStatus.Joining), version.Next(), Ct)));

        Assert.Single(done, succeeded => succeeded);
        var all = await _table.ReadAllAsync(Ct);
        Assert.Single(all.Members);
        Assert.Equal(1, all.Version.Version);
    }

    [Fact]
    public async Task A_sign_of_life_is_kept_and_makes_no_version()
    {
        var member = Member(1, SiloStatus.Active);
        await InsertAsync(member);

        member.IAmAliveTime = Noon.AddHours(1);
        await _table.UpdateIAmAliveAsync(member, Ct);

        var found = await _table.ReadRowAsync(member.SiloAddress, Ct);
        Assert.Equal(Noon.AddHours(1), Assert.Single(found.Members).Item1.IAmAliveTime);
        Assert.Equal(1, found.Version.Version);
        Assert.Empty((await _table.ReadRowAsync(Member(2, SiloStatus.Active).SiloAddress, Ct)).Members);
    }

    [Fact]
    public async Task Cleaning_up_removes_members_that_are_long_dead_and_keeps_others_and_other_clusters()
    {
        var other = await OpenAsync("b");
        await other.InsertRowAsync(Member(1, SiloStatus.Dead), (await other.ReadAllAsync(Ct)).Version.Next(), Ct);
        var accused = Member(2, SiloStatus.Active);
        foreach (var member in (MembershipEntry[])[Member(1, SiloStatus.Dead), accused, Member(3, SiloStatus.Active)])
            await InsertAsync(member);
        await InsertAsync(Member(4, SiloStatus.Dead, alive: Noon.AddHours(2)));
        (accused.Status, accused.SuspectTimes) = (SiloStatus.Dead, [Tuple.Create(Member(3, SiloStatus.Active).SiloAddress, Noon)]);
        Assert.True(await UpdateAsync(accused));

        await _table.CleanupDefunctSiloEntriesAsync(Noon.AddHours(1), Ct);

        Assert.Equal(["silo-3", "silo-4"], (await _table.ReadAllAsync(Ct)).Members.Select(m => m.Item1.SiloName).Order());
        Assert.Single((await other.ReadAllAsync(Ct)).Members);
    }

    [Fact]
    public async Task Gateways_are_those_of_active_members_that_have_one()
    {
        await InsertAsync(Member(1, SiloStatus.Active));
        await InsertAsync(Member(2, SiloStatus.Dead));
        var inner = Member(3, SiloStatus.Active);
        inner.ProxyPort = 0;
        await InsertAsync(inner);
        using var client = TestSilo.BuildClient(_address, "a");
        var gateways = client.Services.GetRequiredService<IGatewayListProvider>();

        await gateways.InitializeGatewayListProviderAsync(Ct);

        var gateway = Assert.Single(await gateways.GetGatewaysAsync(Ct));
        Assert.Equal(("127.0.0.1", 30001), (gateway.Host, gateway.Port));
    }

    [Fact]
    public async Task A_cluster_is_deleted_with_its_members_and_no_other_one()
    {
        var other = await OpenAsync("b");
        await InsertAsync(Member(1, SiloStatus.Active));

        await _table.DeleteMembershipTableEntriesAsync("a", Ct);

        Assert.Equal(["b"], await Sql.ReadAsync(_address, "SELECT DeploymentId FROM OrleansMembershipVersionTable"));
        Assert.Empty(await Sql.ReadAsync(_address, "SELECT SiloName FROM OrleansMembershipTable"));
        Assert.Equal(0, (await other.ReadAllAsync(Ct)).Version.Version);
    }

    private async Task<IMembershipTable> OpenAsync(string cluster)
    {
        var host = TestSilo.Build(_address, "table", cluster);
        _hosts.Add(host);
        var table = host.Services.GetRequiredService<IMembershipTable>();
        await table.InitializeMembershipTableAsync(true, Ct);
        return table;
    }

    private static MembershipEntry Member(int number, SiloStatus status, DateTime? alive = null) => new()
    {
        SiloAddress = SiloAddress.New(IPAddress.Loopback, 11110 + number, number),
        SiloName = $"silo-{number}",
        HostName = "host",
        Status = status,
        ProxyPort = 30000 + number,
        StartTime = Noon,
        IAmAliveTime = alive ?? Noon,
    };

    private async Task<TableVersion> VersionAsync() => (await _table.ReadAllAsync(Ct)).Version;

    private async Task<bool> InsertAsync(MembershipEntry member) => await _table.InsertRowAsync(member, (await VersionAsync()).Next(), Ct);

    private async Task<bool> UpdateAsync(MembershipEntry member) => await UpdateAsync(member, await VersionAsync());

    private Task<bool> UpdateAsync(MembershipEntry member, TableVersion from) =>
        _table.UpdateRowAsync(member, from.VersionEtag, from.Next(), Ct);
}
