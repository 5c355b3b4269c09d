using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NasV2.Data;

/// <summary>
/// <see cref="BilinearResize"/> from RGBA to a square window of the result, of which nothing else is computed; the same to the bit.
/// </summary>
internal sealed class SquareResize
{
    private const int Values = 4;
    private readonly int _sourceWidth;
    private readonly int _size;
    private readonly ResizeWeights _horizontal;
    private readonly ResizeWeights _vertical;
    private readonly PairWeights? _pairs;

    /// <param name="source">Height and width of the source.</param>
    /// <param name="target">Height and width that all of it would be resized to.</param>
    /// <param name="window">First row and column of the window.</param>
    /// <param name="size">Rows and columns of the window.</param>
    public SquareResize((int Height, int Width) source, (int Height, int Width) target, (int Top, int Left) window, int size)
    {
        _sourceWidth = source.Width;
        _size = size;
        _horizontal = new ResizeWeights(source.Width, target.Width, window.Left, size);
        _pairs = PairWeights.TryCreate(_horizontal, source.Width);
        _vertical = new ResizeWeights(source.Height, target.Height, window.Top, size);
    }

    /// <summary>Reads [height, width, 4] and writes [size, size, 4].</summary>
    public void Apply(ReadOnlySpan<byte> source, Span<byte> target)
    {
        var first = _vertical.First(0);
        var count = _vertical.First(_size - 1) + _vertical.Of(_size - 1).Length - first;
        var rowLength = _size * Values;
        var rented = ArrayPool<byte>.Shared.Rent(count * rowLength);
        try
        {
            var rows = rented.AsSpan(0, count * rowLength);
            for (var y = 0; y < count; y++)
                ResizeRow(Pixels(source).Slice((first + y) * _sourceWidth, _sourceWidth), Pixels(rows).Slice(y * _size, _size));
            for (var y = 0; y < _size; y++)
            {
                var weights = _vertical.Of(y);
                AddRows(rows.Slice((_vertical.First(y) - first) * rowLength, weights.Length * rowLength), weights,
                    target.Slice(y * rowLength, rowLength));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private void ResizeRow(ReadOnlySpan<uint> from, Span<uint> to)
    {
        if (_pairs is not null)
        {
            ResizeRow(from, to, _pairs);
            return;
        }

        for (var x = 0; x < to.Length; x++)
        {
            var weights = _horizontal.Of(x);
            var pixels = from.Slice(_horizontal.First(x), weights.Length);
            var sum = Vector128.Create(ResizeWeights.Half);
            for (var i = 0; i < pixels.Length; i++)
                sum += Widen(pixels[i]) * weights[i];
            to[x] = Narrow(sum);
        }
    }

    private static void ResizeRow(ReadOnlySpan<uint> from, Span<uint> to, PairWeights pairs)
    {
        // The pairs were made for rows of this length, so that none needs a check.
        ref var pixels = ref PixelPairs.First(from);
        for (var x = 0; x < to.Length; x++)
        {
            nint at = pairs.First(x);
            var sum = Vector256.Create(Vector128.Create(ResizeWeights.Half), Vector128<int>.Zero);
            foreach (ref readonly var weights in pairs.Of(x))
            {
                sum += PixelPairs.Load(ref pixels, at) * weights;
                at += 2;
            }

            to[x] = PixelPairs.Fold(sum);
        }
    }

    private static void AddRows(ReadOnlySpan<byte> rows, ReadOnlySpan<int> weights, Span<byte> target)
    {
        var from = Pixels(rows);
        var to = MemoryMarshal.Cast<byte, uint>(target);
        // One check for all rows instead of one a pixel.
        ref var pixels = ref PixelPairs.First(from[..(weights.Length * to.Length)]);
        ref var targets = ref PixelPairs.First(to);
        var even = to.Length / 2 * 2;
        for (nint x = 0; x < even; x += 2)
        {
            var sum = Vector256.Create(ResizeWeights.Half);
            var at = x;
            foreach (var weight in weights)
            {
                sum += PixelPairs.Load(ref pixels, at) * weight;
                at += to.Length;
            }

            PixelPairs.Store(sum, ref targets, x);
        }

        for (var x = even; x < to.Length; x++)
        {
            var sum = Vector128.Create(ResizeWeights.Half);
            for (int i = 0, at = x; i < weights.Length; i++, at += to.Length)
                sum += Widen(from[at]) * weights[i];
            to[x] = Narrow(sum);
        }
    }

    private static ReadOnlySpan<uint> Pixels(ReadOnlySpan<byte> bytes) => MemoryMarshal.Cast<byte, uint>(bytes);

    private static Span<uint> Pixels(Span<byte> bytes) => MemoryMarshal.Cast<byte, uint>(bytes);

    private static Vector128<int> Widen(uint pixel) =>
        Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(pixel).AsByte())).AsInt32();

    private static uint Narrow(Vector128<int> sum)
    {
        var values = Vector128.ShiftRightLogical(sum, ResizeWeights.FractionBits);
        var shorts = Vector128.Narrow(values, values);
        return Vector128.Narrow(shorts, shorts).AsUInt32().ToScalar();
    }
}
