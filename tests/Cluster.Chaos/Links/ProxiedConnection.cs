using System.Net;
using System.Net.Sockets;

namespace NasV2.Cluster.Chaos.Links;

/// <summary>One connection through a proxy; while it is held, what one side says does not reach the other.</summary>
internal sealed class ProxiedConnection(string? from, string to, Socket client) : IDisposable
{
    private readonly Socket _server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private volatile TaskCompletionSource? _hold;

    /// <summary>Who opened it; null when that is not known.</summary>
    public string? From { get; } = from;

    /// <summary>Whom it leads to.</summary>
    public string To { get; } = to;

    /// <summary>Whether bytes are held back.</summary>
    public bool IsHeld
    {
        get => _hold is not null;
        set
        {
            if (value)
                _hold ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            else
                Interlocked.Exchange(ref _hold, null)?.SetResult();
        }
    }

    /// <summary>Carries bytes both ways until both sides are done or one is reset.</summary>
    public async Task RunAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            client.NoDelay = true;
            _server.NoDelay = true;
            await WhenFreeAsync(cancellationToken);
            await _server.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), cancellationToken);
            var pumps = new[] { PumpAsync(client, _server, cancellationToken), PumpAsync(_server, client, cancellationToken) };
            // The first to fail takes the other along: a reset on one side is a reset on both.
            await await Task.WhenAny(pumps);
            await Task.WhenAll(pumps);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            Reset();
        }
    }

    /// <summary>Ends it abruptly, as both sides will notice.</summary>
    public void Reset()
    {
        // Zero seconds of lingering make the kernel send a reset instead of a farewell.
        client.Close(0);
        _server.Close(0);
    }

    public void Dispose()
    {
        client.Dispose();
        _server.Dispose();
        IsHeld = false;
    }

    private async Task PumpAsync(Socket source, Socket target, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await source.ReceiveAsync(buffer, cancellationToken)) > 0)
        {
            await WhenFreeAsync(cancellationToken);
            for (var sent = 0; sent < count;)
                sent += await target.SendAsync(buffer.AsMemory(sent, count - sent), cancellationToken);
        }

        await WhenFreeAsync(cancellationToken);
        target.Shutdown(SocketShutdown.Send);
    }

    private async Task WhenFreeAsync(CancellationToken cancellationToken)
    {
        while (_hold is { } hold)
            await hold.Task.WaitAsync(cancellationToken);
    }
}
