using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace NasV2.Data;

/// <summary>
/// Bilinear resizing with half-pixel centres, antialiased when shrinking (the triangle filter widens with the scale),
/// in the 8-bit fixed-point arithmetic of Pillow's <c>Image.resize(..., BILINEAR)</c>, so results agree with it to the bit.
/// </summary>
/// <remarks>Immutable and safe to use from several threads.</remarks>
public sealed class BilinearResize
{
    private readonly ImageShape _source;
    private readonly ImageShape _target;
    private readonly ResizeWeights _horizontal;
    private readonly ResizeWeights _vertical;

    /// <param name="source">Size of the images to come.</param>
    /// <param name="height">Height of the result in pixels.</param>
    /// <param name="width">Width of the result in pixels.</param>
    public BilinearResize(ImageShape source, int height, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        _source = source;
        _target = new ImageShape(height, width, source.Channels);
        _horizontal = new ResizeWeights(source.Width, width);
        _vertical = new ResizeWeights(source.Height, height);
    }

    /// <summary>Resizes uint8 values [height, width, channels].</summary>
    public void Apply(ReadOnlySpan<byte> source, Span<byte> target)
    {
        var rowLength = _target.Width * _target.Channels;
        var rows = ArrayPool<int>.Shared.Rent(_source.Height * rowLength);
        var sums = ArrayPool<int>.Shared.Rent(rowLength);
        try
        {
            ResizeRows(source, rows, rowLength);
            ResizeColumns(rows, target, sums.AsSpan(0, rowLength));
        }
        finally
        {
            ArrayPool<int>.Shared.Return(rows);
            ArrayPool<int>.Shared.Return(sums);
        }
    }

    private void ResizeRows(ReadOnlySpan<byte> source, Span<int> rows, int rowLength)
    {
        var stride = _source.Width * _source.Channels;
        for (var y = 0; y < _source.Height; y++)
        {
            var from = source.Slice(y * stride, stride);
            var to = rows.Slice(y * rowLength, rowLength);
            if (_source.Channels == 3)
                ResizeRgbRow(from, to);
            else
                ResizeGrayRow(from, to);
        }
    }

    private void ResizeRgbRow(ReadOnlySpan<byte> from, Span<int> to)
    {
        for (var x = 0; x < _horizontal.Count; x++)
        {
            var weights = _horizontal.Of(x);
            var pixels = from.Slice(_horizontal.First(x) * 3, weights.Length * 3);
            int red = ResizeWeights.Half, green = ResizeWeights.Half, blue = ResizeWeights.Half;
            for (var i = 0; i < weights.Length; i++)
            {
                red += pixels[3 * i] * weights[i];
                green += pixels[3 * i + 1] * weights[i];
                blue += pixels[3 * i + 2] * weights[i];
            }

            to[3 * x] = ResizeWeights.ToByte(red);
            to[3 * x + 1] = ResizeWeights.ToByte(green);
            to[3 * x + 2] = ResizeWeights.ToByte(blue);
        }
    }

    private void ResizeGrayRow(ReadOnlySpan<byte> from, Span<int> to)
    {
        for (var x = 0; x < _horizontal.Count; x++)
        {
            var weights = _horizontal.Of(x);
            var pixels = from.Slice(_horizontal.First(x), weights.Length);
            var sum = ResizeWeights.Half;
            for (var i = 0; i < weights.Length; i++)
                sum += pixels[i] * weights[i];
            to[x] = ResizeWeights.ToByte(sum);
        }
    }

    private void ResizeColumns(ReadOnlySpan<int> rows, Span<byte> target, Span<int> sums)
    {
        for (var y = 0; y < _vertical.Count; y++)
        {
            sums.Fill(ResizeWeights.Half);
            var weights = _vertical.Of(y);
            for (var i = 0; i < weights.Length; i++)
                AddScaled(sums, rows.Slice((_vertical.First(y) + i) * sums.Length, sums.Length), weights[i]);

            var to = target.Slice(y * sums.Length, sums.Length);
            for (var x = 0; x < to.Length; x++)
                to[x] = ResizeWeights.ToByte(sums[x]);
        }
    }

    private static void AddScaled(Span<int> sums, ReadOnlySpan<int> row, int weight)
    {
        var wideSums = MemoryMarshal.Cast<int, Vector<int>>(sums);
        var wideRow = MemoryMarshal.Cast<int, Vector<int>>(row);
        for (var x = 0; x < wideSums.Length; x++)
            wideSums[x] += wideRow[x] * weight;
        for (var x = wideSums.Length * Vector<int>.Count; x < sums.Length; x++)
            sums[x] += row[x] * weight;
    }
}
