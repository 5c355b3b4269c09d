using System.Net;
using System.Net.Sockets;

namespace NasV2.Cluster.Chaos.Processes;

/// <summary>Finds free ports for processes that listen by themselves.</summary>
internal static class Ports
{
    // Below the range from which the kernel takes the ports of outgoing connections: a process that is down for a while must find
    // its port free when it comes back.
    private const int First = 10_000;
    private const int Count = 20_000;

    private static int _next = Environment.ProcessId * 101;

    /// <summary>A port of 127.0.0.1 on which nothing listens, never the same twice.</summary>
    public static int Free()
    {
        while (true)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref _next) % Count);
            using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // Taken: the next one.
            }
        }
    }
}
