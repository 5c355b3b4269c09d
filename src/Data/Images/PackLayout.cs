namespace NasV2.Data;

/// <summary>
/// <c>signature, version, zeros up to 4096 │ pixels of train, then of test │ index as JSON │ its length │ XxHash3 of all before</c>.
/// </summary>
/// <remarks>What describes the pixels comes after them, because it is known only then: a pack is written in one go.</remarks>
internal static class PackLayout
{
    /// <summary>Goes up with every change of the layout.</summary>
    public const int Version = 1;

    /// <summary>Where the pixels begin; a page, so that they are aligned.</summary>
    public const int HeadLength = 4096;

    /// <summary>Length of the index and the checksum, little-endian.</summary>
    public const int TailLength = sizeof(long) + sizeof(ulong);

    /// <summary>The first bytes of a pack.</summary>
    public static ReadOnlySpan<byte> Signature => "NasV2 packed images\n"u8;
}
