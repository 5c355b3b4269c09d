using System.Buffers;

namespace NasV2.Data;

/// <summary><c>bytes ─▶ resize ─▶ augment ─▶ three channels</c>, each where it is needed.</summary>
internal sealed class ImagePreparation
{
    private readonly ImageShape _source;
    private readonly ImageShape _shape;
    private readonly BilinearResize? _resize;
    private readonly IAugmentation? _augmentation;

    public ImagePreparation(ImageShape source, BatchOptions options)
    {
        _source = source;
        _shape = new ImageShape(options.Resolution, options.Resolution, source.Channels);
        _augmentation = options.Augmentation;
        _resize = source == _shape || _augmentation is IResampling
            ? null
            : new BilinearResize(source, options.Resolution, options.Resolution);
    }

    /// <summary>Values that one image becomes.</summary>
    public int ValuesPerImage => _shape.Height * _shape.Width * 3;

    /// <param name="image">uint8 image of the set.</param>
    /// <param name="random">The image's own generator.</param>
    /// <param name="target">Receives [resolution, resolution, 3].</param>
    public void Apply(ReadOnlySpan<byte> image, StableRandom random, Span<byte> target)
    {
        var length = _shape.Length;
        var scratch = ArrayPool<byte>.Shared.Rent(2 * length);
        try
        {
            if (_resize is not null)
            {
                var resized = scratch.AsSpan(0, length);
                _resize.Apply(image, resized);
                image = resized;
            }

            if (_augmentation is not null)
            {
                var augmented = scratch.AsSpan(length, length);
                Augment(image, augmented, random);
                image = augmented;
            }

            Spread(image, target);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
        }
    }

    private void Augment(ReadOnlySpan<byte> image, Span<byte> augmented, StableRandom random)
    {
        if (_augmentation is IResampling resampling)
            resampling.Resample(image, _source, augmented, _shape, random);
        else
            _augmentation!.Apply(image, augmented, _shape, random);
    }

    private void Spread(ReadOnlySpan<byte> image, Span<byte> target)
    {
        if (_shape.Channels == 3)
            image.CopyTo(target);
        else
            for (int from = 0, to = 0; from < image.Length; from++, to += 3)
                target.Slice(to, 3).Fill(image[from]);
    }
}
