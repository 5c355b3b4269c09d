using System.Net;
using System.Net.Sockets;

namespace NasV2.Server.Hosting;

/// <summary>Finds a free port.</summary>
internal static class FreePort
{
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
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
}
