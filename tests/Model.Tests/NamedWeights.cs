using NasV2.Space;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace NasV2.Model.Tests;

/// <summary>A network's weights by name, in plain row-major [out, in, h, w] convolutions: another road to the same logits.</summary>
internal sealed class NamedWeights(Network network)
{
    private readonly Dictionary<string,
    Tensor> _values = network.Parameters.Slots.ToDictionary(slot => slot.Name, slot => slot.Value.detach().contiguous())
        .Concat(network.Parameters.StatisticSlots.ToDictionary(slot => slot.Name, slot => slot.Value))
        .ToDictionary();

    public Tensor this[string name] => _values[name];

    public Tensor Block(Block block, Tensor x)
    {
        var name = $"blocks.{block.Index}";
        return block.Op switch
        {
            var op when op == BlockOp.MBConv => MBConv(name, block, x),
            var op when op == BlockOp.FusedMBConv => Fused(name, block, x),
            _ => throw new ArgumentOutOfRangeException(nameof(block)),
        };
    }

    public Tensor ConvNorm(string name, Tensor x, int stride, bool activate, long groups = 1)
    {
        var weight = this[$"{name}.weight"];
        var kernel = weight.Dimensions == 4 ? weight : weight.unsqueeze(-1).unsqueeze(-1);
        var padding = kernel.shape[2] / 2;
        var y = conv2d(x, kernel, strides: [stride, stride], padding: [padding, padding], groups: groups);
        y = batch_norm(
            y, this[$"{name}.norm.running_mean"], this[$"{name}.norm.running_var"], this[$"{name}.norm.weight"], this[$"{name}.norm.bias"],
            eps: 1e-3);
        return activate ? y * y.sigmoid() : y;
    }

    private Tensor MBConv(string name, Block block, Tensor x)
    {
        var y = block.Expansion == 1 ? x : ConvNorm($"{name}.expand", x, 1, activate: true);
        y = ConvNorm($"{name}.depthwise", y, block.Stride, activate: true, groups: y.shape[1]);
        y = SqueezeExcite(name, block, y);
        y = ConvNorm($"{name}.project", y, 1, activate: false);
        return block.HasResidual ? x + y : y;
    }

    private Tensor Fused(string name, Block block, Tensor x)
    {
        var y = block.Expansion == 1 ? x : ConvNorm($"{name}.expand", x, block.Stride, activate: true);
        y = SqueezeExcite(name, block, y);
        y = block.Expansion == 1
            ? ConvNorm($"{name}.project", y, block.Stride, activate: true)
            : ConvNorm($"{name}.project", y, 1, activate: false);
        return block.HasResidual ? x + y : y;
    }

    private Tensor SqueezeExcite(string name, Block block, Tensor x)
    {
        if (block.SqueezedFilters == 0)
            return x;
        var mean = x.mean([2, 3]);
        var squeezed = linear(mean, this[$"{name}.se.reduce.weight"], this[$"{name}.se.reduce.bias"]);
        var gate = linear(squeezed * squeezed.sigmoid(), this[$"{name}.se.expand.weight"], this[$"{name}.se.expand.bias"]).sigmoid();
        return x * gate.reshape(x.shape[0], x.shape[1], 1, 1);
    }
}
