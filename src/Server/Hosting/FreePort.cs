using System.Net;
using System.Net.Sockets;

namespace NasV2.Server.Hosting;

/// <summary>Finds a free port.</summary>
internal static class FreePort
{
    // Below the range that Linux gives to outgoing connections, which could take the port before it is bound.
    private const int First = 20_000;
    private const int Count = 12_000;

    private static int _next = Environment.ProcessId * 97;

    /// <summary>A port of the loopback that is free, other than those found before by this process.</summary>
    /// <exception cref="IOException">None is free.</exception>
    public static int Find()
    {
        for (var tries = 0; tries < Count; tries++)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref _next) % Count);
            if (IsFree(port))
                return port;
        }

        throw new IOException($"No port from {First} to {First + Count - 1} is free.");
    }

    /// <exception cref="IOException">The port is in use.</exception>
    public static void Check(IPEndPoint endpoint, string option)
    {
        try
        {
            using var listener = new TcpListener(endpoint);
            listener.Start();
        }
        catch (SocketException exception)
        {
            throw new IOException($"{option} cannot listen on {endpoint}: {exception.Message}.", exception);
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
