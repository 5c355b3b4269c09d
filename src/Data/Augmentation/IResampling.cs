namespace NasV2.Data;

/// <summary>An augmentation that brings images to another size by itself: what it cuts out is taken from
/// the image as it is stored.</summary>
public interface IResampling : IAugmentation
{
    /// <summary>Reads uint8 [height, width, channels] of one size and writes another.</summary>
    /// <param name="source">The image; must not be changed, may be part of the dataset itself.</param>
    /// <param name="from">Its size.</param>
    /// <param name="target">Receives the result, every value of it.</param>
    /// <param name="to">Its size, of as many channels.</param>
    /// <param name="random">This image's own generator for this epoch.</param>
    void Resample(ReadOnlySpan<byte> source, ImageShape from, Span<byte> target, ImageShape to, StableRandom random);
}
