namespace NasV2.Data;

/// <summary>Changes one training image at random, at the size it will be trained on and before it is normalised.</summary>
/// <remarks>
/// The generator belongs to (seed, epoch, image) alone, so an implementation without state of its own gives results that do not
/// depend on threads, batch size or order.
/// </remarks>
public interface IAugmentation
{
    /// <summary>Reads uint8 [height, width, channels] and writes the same size.</summary>
    /// <param name="source">The image; must not be changed, may be part of the dataset itself.</param>
    /// <param name="target">Receives the result, every value of it.</param>
    /// <param name="shape">Size of both; 1 channel for gray sets.</param>
    /// <param name="random">This image's own generator for this epoch.</param>
    void Apply(ReadOnlySpan<byte> source, Span<byte> target, ImageShape shape, StableRandom random);
}
