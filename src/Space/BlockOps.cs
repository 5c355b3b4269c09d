using System.Collections.Frozen;

namespace NasV2.Space;

/// <summary>The catalog of block operators.</summary>
public static class BlockOps
{
    /// <summary>Every operator; squeeze ratios as in the published EfficientNetV2 networks.</summary>
    public static FrozenDictionary<BlockOp, BlockOpInfo> All { get; } = new Dictionary<BlockOp, BlockOpInfo>
    {
        [BlockOp.MBConv] = new("mbconv", ConvType: 0, SqueezeRatio: 0.25, MBConvCost.Of),
        [BlockOp.FusedMBConv] = new("fused-mbconv", ConvType: 1, SqueezeRatio: null, FusedMBConvCost.Of),
    }.ToFrozenDictionary();

    /// <summary>The operators by their JSON name.</summary>
    public static FrozenDictionary<string, BlockOp> ByName { get; } =
        All.ToFrozenDictionary(entry => entry.Value.Name, entry => entry.Key);

    /// <summary>The operators by the value of their <c>c</c> token.</summary>
    public static FrozenDictionary<int, BlockOp> ByConvType { get; } =
        All.ToFrozenDictionary(entry => entry.Value.ConvType, entry => entry.Key);
}
