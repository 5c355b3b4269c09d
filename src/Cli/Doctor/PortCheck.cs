using System.Net;
using System.Net.Sockets;

namespace NasV2.Cli.Doctor;

/// <summary>Whether a port of the loopback address can be bound, as the embedded service does.</summary>
internal static class PortCheck
{
    public static Check Run()
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return new("ports", CheckStatus.Ok, $"{IPAddress.Loopback} can be bound");
        }
        catch (SocketException exception)
        {
            return new(
                "ports", CheckStatus.Fail, $"{IPAddress.Loopback} cannot be bound: {exception.Message}",
                "Allow this process to listen on the loopback address.");
        }
    }
}
