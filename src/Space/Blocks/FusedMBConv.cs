namespace NasV2.Space;

/// <summary>Mobile inverted bottleneck whose expansion and depthwise convolutions are fused into one k x k convolution.</summary>
internal sealed class FusedMBConv : BlockOp
{
    public override string Name => "fused-mbconv";

    public override string Label => "Fused-MBConv";

    public override int ConvType => 1;

    public override string Diagram =>
        """
        e > 1:  k x k expand, BN, act  [squeeze-and-excitation]  1x1 project, BN  (+ input)
        e = 1:  [squeeze-and-excitation]  k x k convolution, BN, act  (+ input)
        """;

    public override Cost Cost(Block block, int size)
    {
        var outputSize = LayerCost.OutputSize(size, block.Stride);
        var expanded = block.ExpandedFilters;
        var squeezeExcite = LayerCost.SqueezeExcite(expanded, block.SqueezedFilters);
        if (block.Expansion == 1)
            return squeezeExcite + LayerCost.ConvBatchNorm(block.Kernel, block.InputFilters, block.OutputFilters, outputSize);
        return LayerCost.ConvBatchNorm(block.Kernel, block.InputFilters, expanded, outputSize)
            + squeezeExcite
            + LayerCost.ConvBatchNorm(1, expanded, block.OutputFilters, outputSize);
    }
}
