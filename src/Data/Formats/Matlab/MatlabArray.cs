using System.Collections.Immutable;
using System.Text;

namespace NasV2.Data;

/// <summary>Takes an array of a MATLAB file apart: <c>flags │ dimensions │ name │ content</c>.</summary>
/// <remarks>MathWorks, MAT-File Format, "Level 5 MAT-File Format", table 1-3 and the sections on each class.</remarks>
internal static class MatlabArray
{
    private const int Cell = 1;
    private const int Struct = 2;
    private const int Char = 4;
    private const int Double = 6;
    private const int UInt64 = 15;
    private const byte Complex = 0x08;

    // Far more than people nest, far less than a stack holds.
    private const int MaxDepth = 32;

    /// <summary>The array's value; null where it has another name.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static MatlabValue? Read(ReadOnlyMemory<byte> matrix, string variable)
    {
        var reader = new MatlabReader(matrix);
        var flags = reader.Next();
        var dimensions = reader.Next();
        return Ascii(reader.Next()) == variable ? Content(reader, flags, dimensions, 0) : null;
    }

    private static MatlabValue Item(MatlabReader items, int depth)
    {
        if (items.Next() is not { Type: MatlabElement.Matrix } matrix)
            throw new InvalidDataException("a cell or field that is not an array");
        // MATLAB leaves out all of an empty array.
        if (matrix.Data.IsEmpty)
            return new MatlabValue.Numbers([]);
        if (depth > MaxDepth)
            throw new InvalidDataException($"arrays in arrays over {MaxDepth} deep");
        var reader = new MatlabReader(matrix.Data);
        var flags = reader.Next();
        var dimensions = reader.Next();
        reader.Next();
        return Content(reader, flags, dimensions, depth);
    }

    private static MatlabValue Content(MatlabReader reader, MatlabElement flags, MatlabElement dimensions, int depth)
    {
        if (flags.Data.Length < 2)
            throw new InvalidDataException("an array without flags");
        var (kind, isComplex) = (flags.Data.Span[0], (flags.Data.Span[1] & Complex) != 0);
        MatlabValue? value = kind switch
        {
            Cell => new MatlabValue.Cells(Items(reader, Count(dimensions), depth)),
            Struct => Structs(reader, Count(dimensions), depth),
            Char => MatlabScalars.Text(reader.Next()) is { } text ? new MatlabValue.Text(text) : null,
            >= Double and <= UInt64 when !isComplex =>
                MatlabScalars.Numbers(reader.Next()) is { } numbers ? new MatlabValue.Numbers(numbers) : null,
            _ => null,
        };
        return value ?? new MatlabValue.Other();
    }

    private static double Count(MatlabElement dimensions) =>
        MatlabScalars.Numbers(dimensions) is { Length: > 1 } sizes
            ? sizes.Aggregate((product, size) => product * size)
            : throw new InvalidDataException("an array without dimensions");

    private static ImmutableArray<MatlabValue> Items(MatlabReader reader, double count, int depth)
    {
        // Grows with what is there, not with what a damaged file says is there.
        var items = ImmutableArray.CreateBuilder<MatlabValue>();
        while (items.Count < count)
            items.Add(Item(reader, depth + 1));
        return items.DrainToImmutable();
    }

    /// <summary>After the names of the fields, which all have one length, come all fields of the first item, then of the second.</summary>
    private static MatlabValue.Structs Structs(MatlabReader reader, double count, int depth)
    {
        if (MatlabScalars.Numbers(reader.Next()) is not [var length and >= 1])
            throw new InvalidDataException("fields without the length of their names");
        string[] names = [.. reader.Next().Data.ToArray().Chunk((int)length).Select(Name)];
        var values = Items(reader, count * names.Length, depth);
        return new MatlabValue.Structs(names.Index().DistinctBy(field => field.Item).ToDictionary(
            field => field.Item,
            field => Every(names.Length, values, field.Index)));
    }

    private static ImmutableArray<MatlabValue> Every(int step, ImmutableArray<MatlabValue> values, int first) =>
        [.. Enumerable.Range(0, values.Length / step).Select(item => values[item * step + first])];

    private static string Name(byte[] padded) => Encoding.ASCII.GetString(padded).TrimEnd('\0');

    private static string Ascii(MatlabElement text) => Encoding.ASCII.GetString(text.Data.Span);
}
