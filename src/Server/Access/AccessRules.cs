using System.Net;
using NasV2.Server.Hosting;
using NasV2.Server.Settings;

namespace NasV2.Server.Access;

/// <summary>What a node's address and settings must agree on before it listens.</summary>
internal static class AccessRules
{
    /// <exception cref="SettingsException">It would be open to strangers, or tokens to eavesdroppers.</exception>
    public static AccessMode ModeOf(NodeOptions node, AccessOptions access, IPEndPoint endpoint)
    {
        var isTls = node.Http?.Scheme == Uri.UriSchemeHttps;
        if (isTls != (node.Tls is not null))
            throw new SettingsException([isTls
                ? $"--http is '{node.Http}', which needs a certificate: name one with --tls-cert, or "
                    + "--tls-development for a self-signed one."
                : $"A certificate is given, but --http is '{node.Http}': name an https address."]);
        var isLoopback = IPAddress.IsLoopback(endpoint.Address);
        var mayBeAnonymous = node.IsEmbedded && isLoopback;
        if (access.Anonymous == true && !mayBeAnonymous)
            throw new SettingsException([
                "Setting access.anonymous is true, but only an embedded service that listens on the loopback may let everybody in: "
                + "remove the setting, and make tokens with 'nas token create'."]);
        if (node.IsHead && !isLoopback && !isTls && !access.PlainHttp)
            throw new SettingsException([
                $"--http is '{node.Http}', which others reach without TLS, so that tokens could be read on their way: name an https "
                + "address with --tls-cert or --tls-development, or set access.plainHttp to true where a proxy ends TLS before it."]);
        return new AccessMode(mayBeAnonymous && access.Anonymous != false, isTls, access.PlainHttp && !isTls);
    }
}
