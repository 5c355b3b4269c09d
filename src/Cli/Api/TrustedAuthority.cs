using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NasV2.Cli.Api;

/// <summary>Trusts an authority beside those of the machine, for services whose certificates a private one signed.</summary>
internal static class TrustedAuthority
{
    /// <summary>Names the file of its certificates where the option does not.</summary>
    public const string Variable = "NAS_CA";

    /// <summary>A connection that trusts the certificates in a PEM file too; null for no file.</summary>
    /// <exception cref="UsageException">The file holds no certificate.</exception>
    public static SocketsHttpHandler Handler(string? file)
    {
        var handler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true };
        var named = string.IsNullOrEmpty(file) ? Environment.GetEnvironmentVariable(Variable) : file;
        if (string.IsNullOrEmpty(named))
            return handler;
        var authorities = Read(named);
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
            errors == SslPolicyErrors.None
            || (errors == SslPolicyErrors.RemoteCertificateChainErrors && certificate is not null
                && IsSigned(new X509Certificate2(certificate), chain, authorities));
        return handler;
    }

    private static bool IsSigned(X509Certificate2 certificate, X509Chain? sent, X509Certificate2Collection authorities)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (sent is not null)
            foreach (var element in sent.ChainElements)
                chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        return chain.Build(certificate);
    }

    private static X509Certificate2Collection Read(string file)
    {
        try
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(file);
            return authorities.Count > 0 ? authorities : throw new UsageException($"--ca is '{file}', which holds no certificate in PEM.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new UsageException($"--ca is '{file}', which cannot be read: {exception.Message}");
        }
    }
}
