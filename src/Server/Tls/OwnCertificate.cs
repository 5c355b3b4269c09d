using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NasV2.Server.Tls;

/// <summary>The certificate that this process shows, by which it knows itself when it calls its own interface.</summary>
internal sealed class OwnCertificate
{
    private string? _hash;

    public void Set(X509Certificate certificate) => Volatile.Write(ref _hash, HashOf(certificate));

    public bool Is(X509Certificate? shown) => shown is not null && HashOf(shown) == Volatile.Read(ref _hash);

    private static string HashOf(X509Certificate certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256);
}
