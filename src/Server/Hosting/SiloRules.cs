using System.Net;
using NasV2.Server.Settings;
using NasV2.Server.Tls;
using Orleans.Configuration;

namespace NasV2.Server.Hosting;

/// <summary>What a silo needs before it listens where other machines reach it: Orleans itself asks callers for nothing.</summary>
internal static class SiloRules
{
    /// <exception cref="SettingsException">It would be open to every program on the network.</exception>
    public static void Check(EndpointOptions endpoints, ClusterCertificates settings, SiloTls? tls)
    {
        if (tls is not null || settings.PlainSilo)
            return;
        var open = new[] { endpoints.SiloListeningEndpoint, endpoints.GatewayListeningEndpoint }
            .FirstOrDefault(endpoint => endpoint is not null && !IPAddress.IsLoopback(endpoint.Address));
        if (open is not null)
            throw new SettingsException([
                $"The silo would listen on {open} without mutual TLS, so that any program on the network could control the cluster: set "
                + "cluster.certificate, cluster.key and cluster.authority, or set cluster.plainSilo to true where only "
                + "nodes can reach the port."]);
    }
}
