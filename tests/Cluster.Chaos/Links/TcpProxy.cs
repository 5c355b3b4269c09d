using System.Net;
using System.Net.Sockets;

namespace NasV2.Cluster.Chaos.Links;

/// <summary>Listens on a port of its own and carries what comes to the port of one process, as far as the network lets it.</summary>
internal sealed class TcpProxy : IAsyncDisposable
{
    private readonly Network _network;
    private readonly string _to;
    private readonly int _target;
    private readonly Func<IPEndPoint, IPEndPoint, string?> _identify;
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;

    /// <param name="network">Decides which connections are cut.</param>
    /// <param name="to">Name of the process behind it.</param>
    /// <param name="target">Its port on 127.0.0.1.</param>
    /// <param name="identify">Who opened a connection, from the opener's and the proxy's end of it.</param>
    public TcpProxy(Network network, string to, int target, Func<IPEndPoint, IPEndPoint, string?> identify)
    {
        (_network, _to, _target, _identify) = (network, to, target, identify);
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        _accepting = AcceptAsync();
    }

    /// <summary>The port that the others are given.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptAsync(_end.Token);
                serving.RemoveAll(task => task.IsCompleted);
                serving.Add(Task.Run(() => ServeAsync(client)));
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var connection = new ProxiedConnection(Identify(client), _to, client);
        if (!_network.TryEnter(connection))
        {
            connection.Reset();
            return;
        }

        try
        {
            await connection.RunAsync(_target, _end.Token);
        }
        finally
        {
            _network.Leave(connection);
        }
    }

    private string? Identify(Socket client)
    {
        try
        {
            return _identify((IPEndPoint)client.RemoteEndPoint!, (IPEndPoint)client.LocalEndPoint!);
        }
        catch (SocketException)
        {
            // It was reset before its endpoints were read.
            return null;
        }
    }
}
