using System.IO.Compression;
using System.Text;

namespace NasV2.Data.Tests;

/// <summary>Writes MATLAB files of version 5 as MATLAB does.</summary>
internal static class MatlabBytes
{
    private const byte CellClass = 1;
    private const byte StructClass = 2;
    private const byte CharClass = 4;
    private const byte DoubleClass = 6;
    private const int FieldNameLength = 32;

    public static byte[] File(params ReadOnlySpan<byte[]> elements)
    {
        List<byte> bytes = [.. Encoding.ASCII.GetBytes("MATLAB 5.0 MAT-file, of a test".PadRight(124)), 0, 1, .. "IM"u8];
        foreach (var element in elements)
            bytes.AddRange(element);
        return [.. bytes];
    }

    /// <summary>An array of doubles whose values are kept as <paramref name="type"/>.</summary>
    public static byte[] Array(string name, int type, int count, params byte[] values) =>
        Matrix(DoubleClass, name, count, Element(type, values));

    public static byte[] Bytes(string name, params byte[] values) => Array(name, 2, values.Length, values);

    /// <summary>Characters as <paramref name="type"/>, by default UTF-16 as MATLAB keeps them.</summary>
    public static byte[] Text(string name, string text, int type = 17, Encoding? encoding = null) =>
        Matrix(CharClass, name, text.Length, Element(type, (encoding ?? Encoding.Unicode).GetBytes(text)));

    /// <summary>A cell array; its items have no names.</summary>
    public static byte[] Cells(string name, params byte[][] items) => Matrix(CellClass, name, items.Length, items);

    /// <summary>A structure array: the values of all fields of its first item, then of its second, without names.</summary>
    public static byte[] Structs(string name, string[] fields, params byte[][] values)
    {
        var names = string.Concat(fields.Select(field => field.PadRight(FieldNameLength, '\0')));
        return Matrix(StructClass, name, values.Length / fields.Length, [
            Element(5, BitConverter.GetBytes(FieldNameLength)), Element(1, Encoding.ASCII.GetBytes(names)), .. values]);
    }

    /// <summary>An empty array within another, of which MATLAB leaves out everything.</summary>
    public static byte[] Nothing() => Element(14);

    /// <summary>An array of a class that the other methods do not write.</summary>
    public static byte[] Matrix(byte kind, string name, int count, params byte[][] content) => Element(14, [
        .. Element(6, kind, 0, 0, 0, 0, 0, 0, 0),
        .. Element(5, [.. BitConverter.GetBytes(1), .. BitConverter.GetBytes(count)]),
        .. Element(1, Encoding.ASCII.GetBytes(name)),
        .. content.SelectMany(bytes => bytes)]);

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
