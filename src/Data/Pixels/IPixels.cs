namespace NasV2.Data;

/// <summary>Where the bytes of an image set lie; there may be more of them than one array or span can hold.</summary>
internal interface IPixels
{
    /// <summary>Bytes in all.</summary>
    long Length { get; }

    /// <summary>A part of them, which stays valid as long as this object is referred to.</summary>
    ReadOnlySpan<byte> Slice(long offset, int length);
}
