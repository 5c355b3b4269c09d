using NasV2.Space;
using TorchSharp;

namespace NasV2.Model.Layers;

/// <summary>
/// <code>
/// x ─▶ kxk expand, stride ─▶ squeeze-excite ─▶ 1x1 project ─▶ (+ x where the shapes agree)
///      norm, silu                             norm
/// </code>
/// Without expansion (ratio 1) it is one convolution after the squeeze-excite, norm and SiLU kept:
/// <c>x ─▶ squeeze-excite ─▶ kxk, stride, norm, silu ─▶ (+ x)</c>.
/// </summary>
internal sealed class FusedMBConvBlock : IBlock
{
    private readonly ConvNorm? _expand;
    private readonly SqueezeExcite? _squeezeExcite;
    private readonly ConvNorm _project;
    private readonly bool _residual;
    private readonly double _survival;

    public FusedMBConvBlock(ParameterDeclarations declare, Block block, double survival, NetworkOptions options)
    {
        var expanded = block.ExpandedFilters;
        var fused = block.Expansion == 1;
        if (!fused)
            _expand = new ConvNorm(declare.In("expand"), block.InputFilters, expanded, block.Kernel, block.Stride, options);
        if (block.SqueezedFilters > 0)
            _squeezeExcite = new SqueezeExcite(declare.In("se"), expanded, block.SqueezedFilters);
        _project = fused
            ? new ConvNorm(declare.In("project"), block.InputFilters, block.OutputFilters, block.Kernel, block.Stride, options)
            : new ConvNorm(declare.In("project"), expanded, block.OutputFilters, 1, 1, options, activate: false);
        _residual = block.HasResidual;
        _survival = survival;
    }

    public torch.Tensor Forward(torch.Tensor x, bool training)
    {
        var y = _expand?.Forward(x, training) ?? x;
        y = _squeezeExcite?.Forward(y) ?? y;
        y = _project.Forward(y, training);
        return _residual ? StochasticDepth.Add(x, y, _survival, training) : y;
    }
}
