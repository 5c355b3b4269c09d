using System.Security.Cryptography;

namespace NasV2.Data;

internal static class Checksum
{
    /// <summary>MD5 of a file in lower-case hexadecimal digits.</summary>
    // The publishers give MD5 sums: it finds damage, and does not protect against forgery.
#pragma warning disable CA5351
    public static async Task<string> Md5Async(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await MD5.HashDataAsync(file, cancellationToken));
    }
#pragma warning restore CA5351
}
