using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using NasV2.Server.Settings;

namespace NasV2.Server.Tls;

/// <summary>What a silo shows and asks of the others when it connects: a certificate that the cluster's authority signed.</summary>
internal sealed class SiloTls
{
    private const string PeerName = "nasv2-member";
    private readonly SslStreamCertificateContext _own;
    private readonly X509Certificate2Collection _authority;

    private SiloTls(SslStreamCertificateContext own, X509Certificate2Collection authority) => (_own, _authority) = (own, authority);

    /// <summary>Null when the settings name no certificates.</summary>
    /// <exception cref="SettingsException">They name only some, or the files cannot be used.</exception>
    public static SiloTls? Load(ClusterCertificates files)
    {
        if (files is { Certificate: null, Key: null, Authority: null })
            return null;
        if (files is not { Certificate: { } certificate, Key: { } key, Authority: { } authority })
            throw new SettingsException(
                ["Settings cluster.certificate, cluster.key and cluster.authority belong together: name all three, or none."]);
        var (own, between) = CertificateFiles.Read(certificate, key, passwordFile: null, "Setting cluster.certificate");
        return new SiloTls(
            SslStreamCertificateContext.Create(own, between, offline: true),
            CertificateFiles.ReadAuthority(authority, "Setting cluster.authority"));
    }

    public SslServerAuthenticationOptions AsServer() => new()
    {
        ServerCertificateContext = _own,
        ClientCertificateRequired = true,
        RemoteCertificateValidationCallback = IsMember,
    };

    public SslClientAuthenticationOptions AsClient() => new()
    {
        // Members go by addresses that change; who signed the certificate is what counts.
        TargetHost = PeerName,
        ClientCertificateContext = _own,
        RemoteCertificateValidationCallback = IsMember,
    };

    private bool IsMember(object sender, X509Certificate? certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        if (certificate is not X509Certificate2 shown)
            return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (sent is not null)
            foreach (var element in sent.ChainElements)
                chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        return chain.Build(shown);
    }
}
