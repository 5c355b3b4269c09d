using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace NasV2.Data;

/// <summary>Reads arrays of numbers from MATLAB files of version 5; everything else in them is passed over.</summary>
internal static class MatlabFile
{
    private const int HeaderLength = 128;
    private const int VersionOffset = 124;
    private const int Version = 0x0100;

    // "MI" as a number, which a big-endian machine would have written the other way round.
    private const int LittleEndian = 0x4D49;

    /// <summary>The values of one variable, column by column.</summary>
    /// <exception cref="DatasetException">The file is not there, is damaged, or has no array of numbers of this name.</exception>
    public static double[] Numbers(string path, string variable)
    {
        if (!File.Exists(path))
            throw new DatasetException($"There is no {path}, expected a MATLAB file with the array '{variable}'.");
        try
        {
            var reader = new MatlabReader(Content(File.ReadAllBytes(path)));
            while (!reader.AtEnd)
                if (reader.Next() is { Type: MatlabElement.Matrix } matrix && Values(new MatlabReader(matrix.Data), variable) is { } values)
                    return values;
        }
        catch (InvalidDataException damage)
        {
            throw new DatasetException($"{path} is damaged: expected a MATLAB file of version 5, found {damage.Message}.", damage);
        }

        throw new DatasetException($"{path} has no array of numbers named '{variable}'.");
    }

    private static ReadOnlyMemory<byte> Content(byte[] file)
    {
        if (file.Length < HeaderLength)
            throw new InvalidDataException($"only {file.Length} bytes");
        var version = BinaryPrimitives.ReadInt16LittleEndian(file.AsSpan(VersionOffset));
        var order = BinaryPrimitives.ReadInt16LittleEndian(file.AsSpan(VersionOffset + 2));
        return version == Version && order == LittleEndian
            ? file.AsMemory(HeaderLength)
            : throw new InvalidDataException($"version 0x{version:X4} and byte order 0x{order:X4}");
    }

    /// <summary>An array is <c>flags │ dimensions │ name │ values</c>.</summary>
    private static double[]? Values(MatlabReader array, string variable)
    {
        array.Next();
        array.Next();
        return Encoding.ASCII.GetString(array.Next().Data.Span) == variable ? Convert(array.Next()) : null;
    }

    // MATLAB keeps numbers in the smallest type that holds them all, whatever the array's own type is.
    private static double[]? Convert(MatlabElement values) => values.Type switch
    {
        MatlabElement.Int8 => Convert<sbyte>(values, value => value),
        MatlabElement.UInt8 => Convert<byte>(values, value => value),
        MatlabElement.Int16 => Convert<short>(values, value => value),
        MatlabElement.UInt16 => Convert<ushort>(values, value => value),
        MatlabElement.Int32 => Convert<int>(values, value => value),
        MatlabElement.UInt32 => Convert<uint>(values, value => value),
        MatlabElement.Int64 => Convert<long>(values, value => value),
        MatlabElement.UInt64 => Convert<ulong>(values, value => value),
        MatlabElement.Single => Convert<float>(values, value => value),
        MatlabElement.Double => Convert<double>(values, value => value),
        _ => null,
    };

    private static double[] Convert<T>(MatlabElement values, Converter<T, double> convert) where T : struct =>
        Array.ConvertAll(MemoryMarshal.Cast<byte, T>(values.Data.Span).ToArray(), convert);
}
