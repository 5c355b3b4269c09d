using System.Buffers;

namespace NasV2.Data;

/// <summary><c>bytes ─▶ resize ─▶ augment ─▶ normalise ─▶ floats</c>, the first two where they are needed.</summary>
internal sealed class ImagePreparation
{
    private readonly ImageShape _shape;
    private readonly BilinearResize? _resize;
    private readonly IAugmentation? _augmentation;
    private readonly Normalization _normalization;

    public ImagePreparation(ImageShape source, BatchOptions options)
    {
        _shape = new ImageShape(options.Resolution, options.Resolution, source.Channels);
        _resize = source == _shape ? null : new BilinearResize(source, options.Resolution, options.Resolution);
        _augmentation = options.Augmentation;
        _normalization = new Normalization(options.Mean, options.Std);
    }

    /// <summary>Floats that one image becomes.</summary>
    public int ValuesPerImage => _shape.Height * _shape.Width * 3;

    /// <param name="image">uint8 image of the set.</param>
    /// <param name="random">The image's own generator.</param>
    /// <param name="target">Receives [resolution, resolution, 3].</param>
    public void Apply(ReadOnlySpan<byte> image, StableRandom random, Span<float> target)
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
                _augmentation.Apply(image, augmented, _shape, random);
                image = augmented;
            }

            _normalization.Apply(image, _shape.Channels, target);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
        }
    }
}
