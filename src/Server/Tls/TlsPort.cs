using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace NasV2.Server.Tls;

/// <summary>Serves HTTP/1.1 and HTTP/2 over TLS on one port; the client chooses while it shakes hands (ALPN).</summary>
internal static class TlsPort
{
    public static void Listen(KestrelServerOptions kestrel, IPEndPoint endpoint, ServerTls tls, OwnCertificate own)
    {
        var (certificate, between) = tls.DevelopmentFolder is { } folder
            ? (DevelopmentCertificate.In(folder, TimeProvider.System), [])
            : CertificateFiles.Read(tls.Certificate!, tls.Key, tls.PasswordFile, "--tls-cert");
        own.Set(certificate);
        kestrel.Listen(endpoint, options =>
        {
            options.Protocols = HttpProtocols.Http1AndHttp2;
            options.UseHttps(https =>
            {
                https.ServerCertificate = certificate;
                https.ServerCertificateChain = between;
            });
        });
    }
}
