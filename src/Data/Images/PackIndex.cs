using System.Collections.Immutable;

namespace NasV2.Data;

/// <summary>What a pack says about its pixels.</summary>
/// <param name="Fingerprint">State of the source that it was made of.</param>
/// <param name="Resolution">Side of the images in pixels; they have three channels.</param>
/// <param name="Mean">Mean of every channel over the training images, in units of 0..1.</param>
/// <param name="Std">Standard deviation likewise.</param>
/// <param name="Train">The training images.</param>
/// <param name="Test">The test images, where there are any.</param>
internal sealed record PackIndex(
    string Fingerprint, int Resolution, ImmutableArray<float> Mean, ImmutableArray<float> Std, PackSplit Train, PackSplit? Test);
