using System.Buffers.Binary;
using System.IO.Compression;

namespace NasV2.Data;

/// <summary>Reads one file of a dataset front to back and words what is wrong with it by file and offset.</summary>
internal sealed class DatasetFile : IDisposable
{
    private readonly string _path;
    private readonly Stream _stream;
    private readonly bool _packed;
    private long _offset;

    private DatasetFile(string path)
    {
        _path = path;
        _packed = path.EndsWith(".gz", StringComparison.Ordinal);
        var file = File.OpenRead(path);
        _stream = _packed ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    public string Path => _path;

    /// <summary>Bytes read so far, unpacked.</summary>
    public long Offset => _offset;

    /// <summary>Opens the first of <paramref name="names"/> in <paramref name="root"/>; a <c>.gz</c> is unpacked on the way.</summary>
    /// <exception cref="DatasetException">None of them is there.</exception>
    public static DatasetFile Open(string root, string format, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (File.Exists(System.IO.Path.Combine(root, name)))
                return new DatasetFile(System.IO.Path.Combine(root, name));
        throw new DatasetException($"{root} has no {string.Join(" or ", names!)}; 'nas data get {format}' fetches the dataset.");
    }

    /// <summary>Fills <paramref name="destination"/>, which <paramref name="expected"/> describes in the error.</summary>
    public void Read(Span<byte> destination, string expected)
    {
        var read = ReadUpTo(destination);
        if (read < destination.Length)
            throw Damaged(_offset, $"{destination.Length - read} more bytes of {expected}", "the end of the file");
    }

    public int ReadBigEndian(string expected)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        Read(bytes, expected);
        return BinaryPrimitives.ReadInt32BigEndian(bytes);
    }

    public void ExpectEnd()
    {
        Span<byte> one = stackalloc byte[1];
        var end = _offset;
        if (ReadUpTo(one) > 0)
            throw Damaged(end, "the end of the file", "more bytes");
    }

    /// <summary>The error for what stands at <paramref name="offset"/>.</summary>
    public DatasetException Damaged(long offset, string expected, string found) =>
        new($"{_path}, offset {offset}{(_packed ? " when unpacked" : "")}: expected {expected}, found {found}.");

    public void Dispose() => _stream.Dispose();

    private int ReadUpTo(Span<byte> destination)
    {
        try
        {
            var read = _stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
            _offset += read;
            return read;
        }
        catch (InvalidDataException damage)
        {
            throw new DatasetException(Damaged(_offset, "intact gzip data from here on", "damage").Message, damage);
        }
    }
}
