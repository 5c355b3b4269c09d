using NasV2.Space;

namespace NasV2.Model.Layers;

/// <summary>Declares a block's weights and gives its layers.</summary>
/// <param name="declare">Takes the weights.</param>
/// <param name="block">The block.</param>
/// <param name="survival">Probability with which its residual branch survives a training step.</param>
/// <param name="options">The network's options.</param>
public delegate IBlock BlockBuilder(ParameterDeclarations declare, Block block, double survival, NetworkOptions options);

/// <summary>How each block operator is built.</summary>
public sealed class BlockCatalog
{
    private readonly Dictionary<BlockOp, BlockBuilder> _builders;

    private BlockCatalog(Dictionary<BlockOp, BlockBuilder> builders) => _builders = builders;

    /// <summary>The builders of <see cref="BlockOps.Default"/>.</summary>
    public static BlockCatalog Default { get; } = new(new()
    {
        [BlockOp.MBConv] = (declare, block, survival, options) => new MBConvBlock(declare, block, survival, options),
        [BlockOp.FusedMBConv] = (declare, block, survival, options) => new FusedMBConvBlock(declare, block, survival, options),
    });

    /// <summary>The catalog with one more operator.</summary>
    public BlockCatalog With(BlockOp op, BlockBuilder builder) => new(new(_builders) { [op] = builder });

    internal IBlock Build(ParameterDeclarations declare, Block block, double survival, NetworkOptions options) =>
        _builders[block.Op](declare, block, survival, options);
}
