using static TorchSharp.torch;

namespace NasV2.Model.Layers;

/// <summary>Convolution without bias → batch norm → SiLU (unless <c>activate</c> is false).</summary>
public sealed class ConvNorm
{
    private readonly ParameterSlot _weight;
    private readonly BatchNorm _norm;
    private readonly long[] _stride;
    private readonly long[] _padding;
    private readonly int _groups;
    private readonly bool _pointwise;
    private readonly bool _activate;

    /// <summary>Declares the weights: kernel x kernel, input / groups filters in, output filters out; padding
    /// keeps ceil(n / stride).</summary>
    public ConvNorm(
        ParameterDeclarations declare, int input, int output, int kernel, int stride, NetworkOptions options, int groups = 1,
        bool activate = true)
    {
        // A 1x1 convolution over channels-last memory is one matrix product, which oneDNN's convolution does more slowly.
        _pointwise = kernel == 1 && stride == 1 && groups == 1;
        long[] shape = _pointwise ? [output, input] : [output, input / groups, kernel, kernel];
        _weight = declare.Kernel("weight", shape, Initialisation.Convolution(kernel, output / groups));
        _norm = new BatchNorm(declare.In("norm"), output, options);
        _stride = [stride, stride];
        _padding = [kernel / 2, kernel / 2];
        _groups = groups;
        _activate = activate;
    }

    /// <summary>[n, input, h, w] → [n, output, ceil(h/stride), ceil(w/stride)].</summary>
    public Tensor Forward(Tensor x, bool training)
    {
        using var scope = NewDisposeScope();
        var y = _pointwise
            ? nn.functional.linear(x.permute(0, 2, 3, 1), _weight.For(x)).permute(0, 3, 1, 2)
            : nn.functional.conv2d(x, _weight.For(x), null, _stride, _padding, groups: _groups);
        y = _norm.Forward(y, training);
        // Backward needs what SiLU is applied to.
        if (_activate)
            y = training ? nn.functional.silu(y) : y.silu_();
        return y.MoveToOuterDisposeScope();
    }
}
