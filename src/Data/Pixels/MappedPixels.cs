namespace NasV2.Data;

/// <summary>A stretch of a mapped file.</summary>
internal sealed class MappedPixels : IPixels
{
    private readonly MappedFile _file;
    private readonly long _start;

    /// <exception cref="ArgumentOutOfRangeException">The stretch goes beyond the file.</exception>
    public MappedPixels(MappedFile file, long start, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, file.Length - start);
        _file = file;
        _start = start;
        Length = length;
    }

    public long Length { get; }

    public ReadOnlySpan<byte> Slice(long offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((ulong)offset, (ulong)(Length - length));
        return _file.Slice(_start + offset, length);
    }
}
