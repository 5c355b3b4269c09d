using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using NasV2.Server.Settings;
using Orleans.Configuration;

namespace NasV2.Server.Hosting;

/// <summary>Where a silo listens, and where it tells the others to find it.</summary>
internal static class SiloEndpoints
{
    /// <summary>The endpoints of a node, whose ports are free now.</summary>
    /// <exception cref="SettingsException">Its host has no address.</exception>
    /// <exception cref="IOException">One of its ports is in use.</exception>
    public static EndpointOptions Create(NodeOptions node)
    {
        var endpoints = new EndpointOptions
        {
            SiloPort = node.SiloPort > 0 ? node.SiloPort : node.ListenPort ?? FreePort.Find(),
            GatewayPort = node.GatewayPort,
        };
        // A pod's address is not known here; Orleans takes it from the pod's environment.
        var advertised = node.UsesKubernetes ? IPAddress.Any : AddressOf(node.Host);
        // No wider than others need: on all addresses only where the advertised one is mapped to this machine from outside.
        var listening = IsLocal(advertised) ? advertised : IPAddress.Any;
        if (!node.UsesKubernetes)
            endpoints.AdvertisedIPAddress = advertised;
        endpoints.SiloListeningEndpoint = Free(listening, node.ListenPort ?? endpoints.SiloPort, "--listen-port");
        if (node.GatewayPort > 0)
            endpoints.GatewayListeningEndpoint = Free(listening, node.GatewayPort, "--gateway-port");
        return endpoints;
    }

    /// <summary>Writes them into another instance.</summary>
    public static void CopyTo(this EndpointOptions endpoints, EndpointOptions other)
    {
        other.AdvertisedIPAddress = endpoints.AdvertisedIPAddress;
        other.SiloPort = endpoints.SiloPort;
        other.GatewayPort = endpoints.GatewayPort;
        other.SiloListeningEndpoint = endpoints.SiloListeningEndpoint;
        other.GatewayListeningEndpoint = endpoints.GatewayListeningEndpoint;
    }

    private static bool IsLocal(IPAddress address) => IPAddress.IsLoopback(address) || NetworkInterface.GetAllNetworkInterfaces()
        .SelectMany(network => network.GetIPProperties().UnicastAddresses)
        .Any(own => own.Address.Equals(address));

    private static IPEndPoint Free(IPAddress address, int port, string option)
    {
        var endpoint = new IPEndPoint(address, port);
        FreePort.Check(endpoint, option);
        return endpoint;
    }

    private static IPAddress AddressOf(string host)
    {
        try
        {
            var addresses = IPAddress.TryParse(host, out var address) ? [address] : Dns.GetHostAddresses(host);
            var found = addresses.FirstOrDefault(candidate => candidate.AddressFamily == AddressFamily.InterNetwork)
                ?? addresses.FirstOrDefault();
            if (found is null || found.Equals(IPAddress.Any) || found.Equals(IPAddress.IPv6Any))
                throw new SettingsException([$"--host is '{host}', but must be an address under which the other nodes reach this one."]);
            return found;
        }
        catch (SocketException exception)
        {
            throw new SettingsException([$"--host is '{host}', which has no address: {exception.Message}."]);
        }
    }
}
