namespace NasV2.Data;

/// <summary>Pixels in managed memory.</summary>
internal sealed class ArrayPixels(byte[] bytes) : IPixels
{
    public long Length => bytes.Length;

    public ReadOnlySpan<byte> Slice(long offset, int length) => bytes.AsSpan((int)offset, length);
}
