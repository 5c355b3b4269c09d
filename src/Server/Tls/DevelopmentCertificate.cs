using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NasV2.Server.Settings;

namespace NasV2.Server.Tls;

/// <summary>A self-signed certificate for trying TLS: clients trust it by <c>--ca FOLDER/development.pem</c>.</summary>
internal static class DevelopmentCertificate
{
    private const string ServerUse = "1.3.6.1.5.5.7.3.1";
    private static readonly TimeSpan Life = TimeSpan.FromDays(365);

    /// <summary>The one in a folder; a new one where there is none or it ends within a day.</summary>
    /// <exception cref="SettingsException">The folder cannot be used.</exception>
    public static X509Certificate2 In(string folder, TimeProvider clock)
    {
        var file = Path.Combine(folder, "development.pfx");
        var now = clock.GetUtcNow();
        try
        {
            if (File.Exists(file) && X509CertificateLoader.LoadPkcs12FromFile(file, null) is var kept
                && kept.NotAfter.ToUniversalTime() > now.AddDays(1))
                return kept;
            using var made = Make(now);
            Directory.CreateDirectory(folder);
            Write(file, made.Export(X509ContentType.Pkcs12));
            File.WriteAllText(Path.Combine(folder, "development.pem"), made.ExportCertificatePem());
            return X509CertificateLoader.LoadPkcs12FromFile(file, null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new SettingsException([$"--tls-development cannot keep its certificate in {folder}: {exception.Message}"]);
        }
    }

    private static X509Certificate2 Make(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=NasV2 development", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddDnsName(Environment.MachineName);
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerUse)], critical: false));
        return request.CreateSelfSigned(now.AddHours(-1), now + Life);
    }

    private static void Write(string file, byte[] content)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(file, options);
        stream.Write(content);
    }
}
