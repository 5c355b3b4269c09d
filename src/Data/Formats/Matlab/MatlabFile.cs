using System.Buffers.Binary;
using System.Collections.Immutable;

namespace NasV2.Data;

/// <summary>Reads variables from MATLAB files of version 5: numbers, texts, cells and structures; everything else is passed over.</summary>
internal static class MatlabFile
{
    private const int HeaderLength = 128;
    private const int VersionOffset = 124;
    private const int Version = 0x0100;

    // "MI" as a number, which a big-endian machine would have written the other way round.
    private const int LittleEndian = 0x4D49;

    /// <summary>The values of one variable, column by column.</summary>
    /// <exception cref="DatasetException">The file is not there, is damaged, or has no array of numbers of this name.</exception>
    public static double[] Numbers(string path, string variable) =>
        Find<MatlabValue.Numbers>(path, variable, "array of numbers").Items;

    /// <summary>The texts of a cell array, column by column.</summary>
    /// <exception cref="DatasetException">The file is not there, is damaged, or has no cell array of texts of this name.</exception>
    public static ImmutableArray<string> Texts(string path, string variable)
    {
        const string Kind = "cell array of texts";
        var cells = Find<MatlabValue.Cells>(path, variable, Kind).Items;
        return [.. cells.Select(cell => cell is MatlabValue.Text text ? text.Characters : throw Missing(path, variable, Kind))];
    }

    /// <summary>The fields of a structure array.</summary>
    /// <exception cref="DatasetException">The file is not there, is damaged, or has no structure array of this name.</exception>
    public static IReadOnlyDictionary<string, ImmutableArray<MatlabValue>> Structs(string path, string variable) =>
        Find<MatlabValue.Structs>(path, variable, "structure array").Fields;

    private static T Find<T>(string path, string variable, string kind) where T : MatlabValue
    {
        if (!File.Exists(path))
            throw new DatasetException($"There is no {path}, expected a MATLAB file with the array '{variable}'.");
        try
        {
            var reader = new MatlabReader(Content(File.ReadAllBytes(path)));
            while (!reader.AtEnd)
                if (reader.Next() is { Type: MatlabElement.Matrix } matrix && MatlabArray.Read(matrix.Data, variable) is T value)
                    return value;
        }
        catch (InvalidDataException damage)
        {
            throw new DatasetException($"{path} is damaged: expected a MATLAB file of version 5, found {damage.Message}.", damage);
        }

        throw Missing(path, variable, kind);
    }

    private static DatasetException Missing(string path, string variable, string kind) => new($"{path} has no {kind} named '{variable}'.");

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
}
