using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using NasV2.Server.Http;

namespace NasV2.Server.Pages;

/// <summary>Where this process reaches its own HTTP interface.</summary>
internal sealed class OwnAddress(IServer server)
{
    /// <exception cref="InvalidOperationException">The server does not listen yet.</exception>
    public Uri Find()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var address = addresses
            .Where(text => !text.Contains(new HiddenEndPoint().ToString(), StringComparison.Ordinal))
            .Select(text => new Uri(text))
            .FirstOrDefault() ?? throw new InvalidOperationException("The server does not listen yet.");
        var isAny = IPAddress.TryParse(address.DnsSafeHost, out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any));
        return isAny ? new UriBuilder(address) { Host = IPAddress.Loopback.ToString() }.Uri : address;
    }
}
