namespace NasV2.Space;

/// <summary>Mobile inverted bottleneck; an expansion ratio of 1 has no expand convolution.</summary>
internal sealed class MBConv : BlockOp
{
    public override string Name => "mbconv";

    public override string Label => "MBConv";

    public override int ConvType => 0;

    public override string Diagram =>
        "[1x1 expand, BN, act]  k x k depthwise, BN, act  [squeeze-and-excitation]  1x1 project, BN  (+ input)";

    public override double? SqueezeRatio => 0.25;

    public override Cost Cost(Block block, int size)
    {
        var outputSize = LayerCost.OutputSize(size, block.Stride);
        var expanded = block.ExpandedFilters;
        var expand = block.Expansion == 1 ? default : LayerCost.ConvBatchNorm(1, block.InputFilters, expanded, size);
        return expand
            + LayerCost.DepthwiseBatchNorm(block.Kernel, expanded, outputSize)
            + LayerCost.SqueezeExcite(expanded, block.SqueezedFilters)
            + LayerCost.ConvBatchNorm(1, expanded, block.OutputFilters, outputSize);
    }
}
