using NasV2.Data;
using static TorchSharp.torch;

namespace NasV2.Training.Augmentation;

/// <summary>One operation of RandAugment over a batch in which every image has a strength of its own.</summary>
/// <param name="pixels">uint8 [n, 3, h, w], row-major; must not be changed.</param>
/// <param name="draws">[n], all of the operation.</param>
/// <returns>uint8 [n, 3, h, w].</returns>
internal delegate Tensor AugmentKernel(Tensor pixels, IReadOnlyList<AugmentDraw> draws);
