using System.Net;
using System.Net.Sockets;
using NasV2.Cluster.Chaos.Links;

namespace NasV2.Cluster.Tests;

public sealed class TcpProxyTests : IAsyncDisposable
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private readonly TcpListener _target = new(IPAddress.Loopback, 0);
    private readonly Network _network = new();
    private readonly TcpProxy _proxy;

    public TcpProxyTests()
    {
        _target.Start();
        var port = ((IPEndPoint)_target.LocalEndpoint).Port;
        _proxy = new TcpProxy(_network, "b", port, NameOf);
    }

    [Fact]
    public async Task Bytes_go_both_ways_and_an_end_is_passed_on()
    {
        using var client = await ConnectAsync();
        using var server = await _target.AcceptSocketAsync(Ct);
        await client.SendAsync(new byte[] { 1 }, Ct);
        Assert.Equal([1], await ReceiveAsync(server));
        await server.SendAsync(new byte[] { 2 }, Ct);
        Assert.Equal([2], await ReceiveAsync(client));
        client.Shutdown(SocketShutdown.Send);
        Assert.Empty(await ReceiveAsync(server));
    }

    [Fact]
    public async Task A_silent_cut_holds_bytes_back_until_it_heals_and_loses_none()
    {
        using var client = await ConnectAsync();
        using var server = await _target.AcceptSocketAsync(Ct);
        var received = ReceiveAsync(server);
        using (_network.Apply(new Cut(CutMode.Silent, "a", "b")))
        {
            await client.SendAsync(new byte[] { 1 }, Ct);
            // That a byte does not arrive can only be observed for a time; on a whole link it takes less than a millisecond.
            Assert.NotSame(received, await Task.WhenAny(received, Task.Delay(200, Ct)));
        }

        Assert.Equal([1], await received);
    }

    [Fact]
    public async Task A_cut_between_others_changes_nothing()
    {
        using var client = await ConnectAsync();
        using var server = await _target.AcceptSocketAsync(Ct);
        using var cut = _network.Apply(new Cut(CutMode.Silent, "b", "c"));
        await client.SendAsync(new byte[] { 1 }, Ct);
        Assert.Equal([1], await ReceiveAsync(server));
    }

    [Fact]
    public async Task A_reset_ends_connections_on_both_sides_and_refuses_new_ones_until_it_heals()
    {
        using var client = await ConnectAsync();
        using var server = await _target.AcceptSocketAsync(Ct);
        using (_network.Apply(new Cut(CutMode.Reset, "a", "b")))
        {
            await AssertResetAsync(() => ReceiveAsync(client));
            await AssertResetAsync(() => ReceiveAsync(server));
            await AssertResetAsync(async () =>
            {
                using var refused = await ConnectAsync();
                await ReceiveAsync(refused);
            });
        }

        using var healed = await ConnectAsync();
        using var reached = await _target.AcceptSocketAsync(Ct);
        await healed.SendAsync(new byte[] { 3 }, Ct);
        Assert.Equal([3], await ReceiveAsync(reached));
    }

    public async ValueTask DisposeAsync()
    {
        await _proxy.DisposeAsync();
        _target.Dispose();
    }

    private static async Task AssertResetAsync(Func<Task> talk) =>
        Assert.Equal(SocketError.ConnectionReset, (await Assert.ThrowsAsync<SocketException>(talk)).SocketErrorCode);

    private static async Task<byte[]> ReceiveAsync(Socket socket)
    {
        var buffer = new byte[16];
        return buffer[..await socket.ReceiveAsync(buffer, Ct)];
    }

    /// <summary>This process is <c>a</c>.</summary>
    private static string? NameOf(IPEndPoint local, IPEndPoint remote) =>
        SocketOwner.Find(local, remote, [Environment.ProcessId]) is null ? null : "a";

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, _proxy.Port, Ct);
        return socket;
    }
}
