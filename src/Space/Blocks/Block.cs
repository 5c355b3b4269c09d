namespace NasV2.Space;

/// <summary>One block of a network, ready to be built.</summary>
/// <param name="Index">The position among all blocks, from 0.</param>
/// <param name="Stage">The position of its stage, from 0.</param>
/// <param name="Layer">The position within its stage, from 0.</param>
/// <param name="Op">The block operator.</param>
/// <param name="Kernel">The side of the spatial kernel.</param>
/// <param name="Stride">The stride of the spatial convolution.</param>
/// <param name="Expansion">The expansion ratio.</param>
/// <param name="InputFilters">The filters that enter the block.</param>
/// <param name="OutputFilters">The filters that leave the block.</param>
/// <param name="SqueezeRatio">The squeeze-and-excitation ratio; null for none.</param>
public readonly record struct Block(
    int Index,
    int Stage,
    int Layer,
    BlockOp Op,
    int Kernel,
    int Stride,
    int Expansion,
    int InputFilters,
    int OutputFilters,
    double? SqueezeRatio)
{
    /// <summary>The values of the operator's own parameters, in the order of <see cref="BlockOp.Parameters"/>.</summary>
    public BlockValues Parameters { get; init; }

    /// <summary>The inner filters of the bottleneck.</summary>
    public int ExpandedFilters => InputFilters * Expansion;

    /// <summary>The filters inside squeeze-and-excitation, a share of the block's input and not of its expansion; 0 for none.</summary>
    public int SqueezedFilters => SqueezeRatio is { } ratio ? Math.Max(1, (int)(InputFilters * ratio)) : 0;

    /// <summary>Whether the block's input is added to its output.</summary>
    public bool HasResidual => Stride == 1 && InputFilters == OutputFilters;
}
