namespace NasV2.Space;

/// <summary>
/// A run of equal blocks, of which only the first has the stride and the input filters. <see cref="Architecture"/> checks the values.
/// </summary>
/// <param name="Op">The block operator.</param>
/// <param name="Repeats">The number of blocks (layers), 1 to 200.</param>
/// <param name="Kernel">The side of the spatial kernel: 3, 5 or 7.</param>
/// <param name="Stride">The stride of the first block: 1 or 2.</param>
/// <param name="Expansion">The expansion ratio of the inner filters over a block's input filters, 1 to 16.</param>
/// <param name="InputFilters">The filters that enter the first block, 1 to 8192.</param>
/// <param name="OutputFilters">The filters that leave every block, 1 to 8192.</param>
/// <param name="SqueezeRatio">Squeezed filters over block input filters, 0.01 to 1; null for no squeeze-and-excitation.</param>
public sealed record Stage(
    BlockOp Op, int Repeats, int Kernel, int Stride, int Expansion, int InputFilters, int OutputFilters, double? SqueezeRatio)
{
    /// <summary>The values of the operator's own parameters; none for operators without any.</summary>
    public BlockValues Parameters { get; init; }

    /// <summary>The blocks of this stage alone, first to last.</summary>
    internal IEnumerable<Block> Blocks(int stage, int firstIndex)
    {
        for (var layer = 0; layer < Repeats; layer++)
            yield return Block(stage, layer, firstIndex + layer);
    }

    internal Block Block(int stage, int layer, int index) => new(
        index,
        stage,
        layer,
        Op,
        Kernel,
        layer == 0 ? Stride : 1,
        Expansion,
        layer == 0 ? InputFilters : OutputFilters,
        OutputFilters,
        SqueezeRatio)
    {
        Parameters = Parameters,
    };
}
