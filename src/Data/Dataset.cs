using System.Collections.Immutable;

namespace NasV2.Data;

/// <summary>A training set, its official test set where there is one, and the statistics that normalise both.</summary>
/// <param name="Train">The official training images; a minival is held out of these, see <see cref="Split"/>.</param>
/// <param name="Test">The official test or validation images; null where the dataset has none.</param>
/// <param name="Mean">Mean of every channel over the training images, in units of 0..1.</param>
/// <param name="Std">Standard deviation of every channel over the training images, in units of 0..1.</param>
public sealed record Dataset(ImageSet Train, ImageSet? Test, ImmutableArray<float> Mean, ImmutableArray<float> Std)
{
    /// <summary>Files that could not be decoded and were left out; empty for all but datasets of image files.</summary>
    public ImmutableArray<SkippedFile> Skipped { get; init; } = [];
}
