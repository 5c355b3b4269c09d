using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NasV2.Data;

/// <summary>Two RGBA pixels at a time, as eight numbers.</summary>
internal static class PixelPairs
{
    /// <summary>The values of the pixels at <paramref name="index"/> and behind it.</summary>
    public static Vector256<int> Load(ref uint pixels, nint index)
    {
        var pair = Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<uint, byte>(ref Unsafe.Add(ref pixels, index)));
        var bytes = Vector128.CreateScalarUnsafe(pair).AsByte();
        if (Avx2.IsSupported)
            return Avx2.ConvertToVector256Int32(bytes);
        var wide = Vector128.WidenLower(bytes);
        return Vector256.Create(Vector128.WidenLower(wide), Vector128.WidenUpper(wide)).AsInt32();
    }

    /// <summary>Writes two weighted sums as pixels.</summary>
    public static void Store(Vector256<int> sums, ref uint pixels, nint index)
    {
        var values = Vector256.ShiftRightLogical(sums, ResizeWeights.FractionBits);
        var shorts = Vector128.Narrow(values.GetLower(), values.GetUpper());
        var pair = Vector128.Narrow(shorts, shorts).AsUInt64().ToScalar();
        Unsafe.WriteUnaligned(ref Unsafe.As<uint, byte>(ref Unsafe.Add(ref pixels, index)), pair);
    }

    /// <summary>The sum of both halves as one pixel.</summary>
    public static uint Fold(Vector256<int> sums)
    {
        var values = Vector128.ShiftRightLogical(sums.GetLower() + sums.GetUpper(), ResizeWeights.FractionBits);
        var shorts = Vector128.Narrow(values, values);
        return Vector128.Narrow(shorts, shorts).AsUInt32().ToScalar();
    }

    /// <summary>The first of the pixels, to be read by index.</summary>
    public static ref uint First(ReadOnlySpan<uint> pixels) => ref MemoryMarshal.GetReference(pixels);
}
