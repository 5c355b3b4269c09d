using System.Security.Cryptography;
using System.Text;

namespace NasV2.Training.Checkpoints;

/// <summary>SHA-256 of a whole checkpoint file in which the digest's own 64 digits are zeros.</summary>
internal sealed class CheckpointDigest : IDisposable
{
    /// <summary>The metadata field that holds it.</summary>
    public const string Field = "sha256";

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>What stands in the field while the digest is computed.</summary>
    public static string Blank { get; } = new('0', 2 * SHA256.HashSizeInBytes);

    public void Add(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    /// <summary>The digest, as 64 lower-case hexadecimal digits.</summary>
    public string Finish() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    /// <summary>Puts zeros in the place of the digest.</summary>
    /// <exception cref="FormatException">It is not there.</exception>
    public static void Erase(Span<byte> header, string digest)
    {
        var place = digest.Length == Blank.Length ? header.IndexOf(Encoding.ASCII.GetBytes(digest)) : -1;
        if (place < 0)
            throw new FormatException("its digest is not one");
        header.Slice(place, digest.Length).Fill((byte)'0');
    }

    public void Dispose() => _hash.Dispose();
}
