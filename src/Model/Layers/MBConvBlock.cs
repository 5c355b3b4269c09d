using NasV2.Space;
using TorchSharp;

namespace NasV2.Model.Layers;

/// <summary>
/// <code>
/// x ─▶ 1x1 expand ─▶ kxk depthwise, stride ─▶ squeeze-excite ─▶ 1x1 project ─▶ (+ x where the shapes agree)
///      norm, silu    norm, silu                                norm
/// </code>
/// Without expansion (ratio 1) the first convolution is absent.
/// </summary>
internal sealed class MBConvBlock : IBlock
{
    private readonly ConvNorm? _expand;
    private readonly ConvNorm _depthwise;
    private readonly SqueezeExcite? _squeezeExcite;
    private readonly ConvNorm _project;
    private readonly bool _residual;
    private readonly double _survival;

    public MBConvBlock(ParameterDeclarations declare, Block block, double survival, NetworkOptions options)
    {
        var expanded = block.ExpandedFilters;
        if (block.Expansion != 1)
            _expand = new ConvNorm(declare.In("expand"), block.InputFilters, expanded, 1, 1, options);
        _depthwise = new ConvNorm(declare.In("depthwise"), expanded, expanded, block.Kernel, block.Stride, options, groups: expanded);
        if (block.SqueezedFilters > 0)
            _squeezeExcite = new SqueezeExcite(declare.In("se"), expanded, block.SqueezedFilters);
        _project = new ConvNorm(declare.In("project"), expanded, block.OutputFilters, 1, 1, options, activate: false);
        _residual = block.HasResidual;
        _survival = survival;
    }

    public torch.Tensor Forward(torch.Tensor x, bool training)
    {
        var y = _expand?.Forward(x, training) ?? x;
        y = _depthwise.Forward(y, training);
        y = _squeezeExcite?.Forward(y) ?? y;
        y = _project.Forward(y, training);
        return _residual ? StochasticDepth.Add(x, y, _survival, training) : y;
    }
}
