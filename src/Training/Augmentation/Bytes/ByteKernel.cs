using NasV2.Data;

namespace NasV2.Training.Augmentation;

/// <summary>One operation of RandAugment on one image in the processor's memory.</summary>
/// <param name="from">The image.</param>
/// <param name="to">Receives as many values, row by row, pixel by pixel; not the memory of <paramref name="from"/>.</param>
/// <param name="draw">Says how strong it is.</param>
internal delegate void ByteKernel(ByteImage from, Span<byte> to, AugmentDraw draw);
