using System.IO.Hashing;

namespace NasV2.Data;

/// <summary>Writes a file front to back and takes the checksum of it on the way.</summary>
internal sealed class HashedWriter(Stream file)
{
    private readonly XxHash3 _hash = new();

    public void Write(ReadOnlySpan<byte> bytes)
    {
        _hash.Append(bytes);
        file.Write(bytes);
    }

    /// <summary>Checksum of all that was written.</summary>
    public ulong Hash => _hash.GetCurrentHashAsUInt64();
}
