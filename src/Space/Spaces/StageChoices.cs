using System.Collections.Immutable;

namespace NasV2.Space;

/// <summary>What a search may choose for one stage, and what is fixed.</summary>
/// <param name="Ops">The operators to choose from; each brings its squeeze-and-excitation ratio from <see cref="BlockOps"/>.</param>
/// <param name="Layers">The numbers of layers to choose from.</param>
/// <param name="Kernels">The kernel sizes to choose from.</param>
/// <param name="Expansions">The expansion ratios to choose from.</param>
/// <param name="Stride">The stride of the first layer.</param>
/// <param name="OutputFilters">The output filters.</param>
public sealed record StageChoices(
    ImmutableArray<BlockOp> Ops,
    ImmutableArray<int> Layers,
    ImmutableArray<int> Kernels,
    ImmutableArray<int> Expansions,
    int Stride,
    int OutputFilters)
{
    internal Stage At(int op, int layers, int kernel, int expansion, int inputFilters) => new(
        Ops[op],
        Layers[layers],
        Kernels[kernel],
        Stride,
        Expansions[expansion],
        inputFilters,
        OutputFilters,
        BlockOps.All[Ops[op]].SqueezeRatio);
}
