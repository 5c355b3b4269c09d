using System.Runtime.InteropServices;
using System.Text;

namespace NasV2.Data;

/// <summary>Numbers and characters out of the element that holds them.</summary>
internal static class MatlabScalars
{
    // MATLAB keeps numbers in the smallest type that holds them all, whatever the array's own type is.
    /// <summary>The numbers of an element; null where its type is not numeric.</summary>
    public static double[]? Numbers(MatlabElement values) => values.Type switch
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

    /// <summary>The characters of an element; null where its type is not text.</summary>
    public static string? Text(MatlabElement values) => values.Type switch
    {
        MatlabElement.Int8 or MatlabElement.UInt8 => Encoding.Latin1.GetString(values.Data.Span),
        MatlabElement.Utf8 => Encoding.UTF8.GetString(values.Data.Span),
        MatlabElement.UInt16 or MatlabElement.Utf16 => Encoding.Unicode.GetString(values.Data.Span),
        MatlabElement.Utf32 => Encoding.UTF32.GetString(values.Data.Span),
        _ => null,
    };

    private static double[] Convert<T>(MatlabElement values, Converter<T, double> convert) where T : struct =>
        Array.ConvertAll(MemoryMarshal.Cast<byte, T>(values.Data.Span).ToArray(), convert);
}
