using System.Net;
using System.Net.Sockets;
using NasV2.Server.Settings;

namespace NasV2.Server.Http;

/// <summary>Where a member's HTTP interface listens.</summary>
internal static class HttpAddress
{
    /// <exception cref="SettingsException">The address is not one that can be listened on.</exception>
    public static IPEndPoint EndPoint(Uri address)
    {
        if (address.AbsolutePath != "/" || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            throw new SettingsException([$"--http is '{address}', but must be like http://127.0.0.1:8080 or https://10.0.0.1:8443."]);
        try
        {
            var host = IPAddress.TryParse(address.DnsSafeHost, out var ip) ? ip : Dns.GetHostAddresses(address.DnsSafeHost)[0];
            return new IPEndPoint(host, address.Port);
        }
        catch (SocketException exception)
        {
            throw new SettingsException([$"--http is '{address}', whose host has no address: {exception.Message}."]);
        }
    }
}
