using NasV2.Space;

namespace NasV2.Model.Layers;

/// <summary>How each block operation is built.</summary>
internal static class BlockCatalog
{
    private static readonly Dictionary<BlockOp, Func<ParameterDeclarations, Block, double, NetworkOptions, IBlock>> Builders = new()
    {
        [BlockOp.MBConv] = (declare, block, survival, options) => new MBConvBlock(declare, block, survival, options),
        [BlockOp.FusedMBConv] = (declare, block, survival, options) => new FusedMBConvBlock(declare, block, survival, options),
    };

    public static IBlock Build(ParameterDeclarations declare, Block block, double survival, NetworkOptions options) =>
        Builders[block.Op](declare, block, survival, options);
}
