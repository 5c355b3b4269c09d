using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NasV2.Server.Settings;

namespace NasV2.Server.Tls;

/// <summary>Reads certificates with their keys from files.</summary>
internal static class CertificateFiles
{
    private static readonly string[] PemEndings = [".pem", ".crt", ".cer"];

    /// <summary>The certificate with its key, and what stands between it and its authority.</summary>
    /// <param name="file">A PFX file, or PEM by its name's end.</param>
    /// <param name="key">PEM file of the key; null where it is in the same file.</param>
    /// <param name="passwordFile">File with the key's password; null for none.</param>
    /// <param name="place">What messages call it, such as <c>--tls-cert</c>.</param>
    /// <exception cref="SettingsException">The files cannot be used.</exception>
    public static (X509Certificate2 Certificate, X509Certificate2Collection Between) Read(
        string file, string? key, string? passwordFile, string place)
    {
        try
        {
            var password = passwordFile is null ? null : File.ReadAllText(passwordFile).TrimEnd('\r', '\n');
            return key is not null || PemEndings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)
                ? ReadPem(file, key, password)
                : (X509CertificateLoader.LoadPkcs12FromFile(file, password), []);
        }
        catch (Exception exception) when (IsOfFile(exception))
        {
            throw new SettingsException([$"{place} is '{file}', which cannot be used: {exception.Message}"]);
        }
    }

    /// <summary>The certificates of an authority.</summary>
    /// <exception cref="SettingsException">The file holds none.</exception>
    public static X509Certificate2Collection ReadAuthority(string file, string place)
    {
        try
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(file);
            return authorities.Count > 0 ? authorities : throw new CryptographicException("it holds no certificate in PEM.");
        }
        catch (Exception exception) when (IsOfFile(exception))
        {
            throw new SettingsException([$"{place} is '{file}', which cannot be used: {exception.Message}"]);
        }
    }

    private static (X509Certificate2 Certificate, X509Certificate2Collection Between) ReadPem(string file, string? key, string? password)
    {
        using var read = password is null
            ? X509Certificate2.CreateFromPemFile(file, key)
            : X509Certificate2.CreateFromEncryptedPemFile(file, password, key);
        var between = new X509Certificate2Collection();
        between.ImportFromPemFile(file);
        between.RemoveAt(0);
        // Windows uses no key that is only in memory.
        return (X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null), between);
    }

    private static bool IsOfFile(Exception exception) => exception is IOException or UnauthorizedAccessException or CryptographicException;
}
