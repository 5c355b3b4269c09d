using System.IO.Compression;
using System.Text;

namespace NasV2.Data.Tests;

/// <summary>Writes MATLAB files of version 5 as MATLAB does.</summary>
internal static class MatlabBytes
{
    public static byte[] File(params ReadOnlySpan<byte[]> elements)
    {
        List<byte> bytes = [.. Encoding.ASCII.GetBytes("MATLAB 5.0 MAT-file, of a test".PadRight(124)), 0, 1, .. "IM"u8];
        foreach (var element in elements)
            bytes.AddRange(element);
        return [.. bytes];
    }

    /// <summary>An array of doubles whose values are kept as <paramref name="type"/>.</summary>
    public static byte[] Array(string name, int type, int count, params byte[] values) => Element(14, [
        .. Element(6, 6, 0, 0, 0, 0, 0, 0, 0),
        .. Element(5, [.. BitConverter.GetBytes(1), .. BitConverter.GetBytes(count)]),
        .. Element(1, Encoding.ASCII.GetBytes(name)),
        .. Element(type, values)]);

    public static byte[] Bytes(string name, params byte[] values) => Array(name, 2, values.Length, values);

    public static byte[] Compressed(byte[] element)
    {
        using var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            packing.Write(element);
        // Packed elements are not aligned.
        return [.. BitConverter.GetBytes(15), .. BitConverter.GetBytes((int)packed.Length), .. packed.ToArray()];
    }

    private static byte[] Element(int type, params byte[] data) => data.Length is > 0 and <= 4
        ? [.. BitConverter.GetBytes(data.Length << 16 | type), .. data, .. new byte[4 - data.Length]]
        : [.. BitConverter.GetBytes(type), .. BitConverter.GetBytes(data.Length), .. data, .. new byte[(8 - data.Length % 8) % 8]];
}
