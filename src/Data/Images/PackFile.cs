using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text.Json;

namespace NasV2.Data;

/// <summary>A finished pack, checked and mapped.</summary>
internal sealed record PackFile(PackIndex Index, MappedFile File)
{
    private const int BufferSize = 1 << 20;

    /// <summary>Reads the whole file once, to compare its checksum.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static PackFile Open(string path, string fingerprint)
    {
        // Others may replace or remove it meanwhile: what was opened here stays as it is.
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        if (file.Length < PackLayout.HeadLength + PackLayout.TailLength)
            throw new InvalidDataException($"it has only {file.Length} bytes");
        var tail = Tail(file);
        var hash = Hash(file, file.Length - sizeof(ulong));
        if (hash != BinaryPrimitives.ReadUInt64LittleEndian(tail.AsSpan(sizeof(long))))
            throw new InvalidDataException("its checksum does not fit its content");

        var index = ReadIndex(file, BinaryPrimitives.ReadInt64LittleEndian(tail));
        return index.Fingerprint == fingerprint
            ? new PackFile(index, new MappedFile(file))
            : throw new InvalidDataException("it was made of other files than its name says");
    }

    private static byte[] Tail(FileStream file)
    {
        var tail = new byte[PackLayout.TailLength];
        file.Seek(-tail.Length, SeekOrigin.End);
        file.ReadExactly(tail);
        return tail;
    }

    private static ulong Hash(FileStream file, long length)
    {
        var hash = new XxHash3();
        var buffer = new byte[BufferSize];
        file.Position = 0;
        for (var left = length; left > 0;)
        {
            var read = file.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            if (read == 0)
                throw new InvalidDataException("it became shorter while it was read");
            hash.Append(buffer.AsSpan(0, read));
            left -= read;
        }

        return hash.GetCurrentHashAsUInt64();
    }

    private static PackIndex ReadIndex(FileStream file, long length)
    {
        var pixels = file.Length - PackLayout.HeadLength - PackLayout.TailLength - length;
        if (length is < 0 or > int.MaxValue || pixels < 0)
            throw new InvalidDataException($"its index has an impossible length of {length}");
        var json = new byte[length];
        file.Position = PackLayout.HeadLength + pixels;
        file.ReadExactly(json);
        var index = JsonSerializer.Deserialize(json, PackJson.Default.PackIndex)!;
        var images = index.Train.Labels.Count + (index.Test?.Labels.Count ?? 0);
        return pixels == (long)images * index.Resolution * index.Resolution * 3
            ? index
            : throw new InvalidDataException($"its {images} images do not fit into {pixels} bytes");
    }
}
