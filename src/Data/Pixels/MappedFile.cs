using System.IO.MemoryMappedFiles;

namespace NasV2.Data;

/// <summary>A whole file, mapped to be read: all processes that map it share the same physical memory.</summary>
/// <remarks>It is unmapped when nothing refers to it any more, not by disposal, since spans of it may still be in use.</remarks>
internal sealed class MappedFile
{
    private readonly MemoryMappedViewAccessor _view;

    /// <param name="file">An open file that is not empty; may be closed afterwards, must never be shortened.</param>
    public MappedFile(FileStream file)
    {
        Length = file.Length;
        using var map =
            MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        _view = map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
    }

    public long Length { get; }

    public unsafe ReadOnlySpan<byte> Slice(long offset, int length)
    {
        if (offset < 0 || length < 0 || offset > Length - length)
            throw new ArgumentOutOfRangeException(nameof(offset));
        return new ReadOnlySpan<byte>((byte*)_view.SafeMemoryMappedViewHandle.DangerousGetHandle() + _view.PointerOffset + offset, length);
    }
}
