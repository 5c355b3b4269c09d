using static TorchSharp.torch;

namespace NasV2.Model.Layers;

/// <summary>
/// Scales each channel by a gate computed from its mean:
/// <c>x · sigmoid(W2 · silu(W1 · mean(x)))</c>, both products with bias.
/// </summary>
public sealed class SqueezeExcite(ParameterDeclarations declare, int channels, int squeezed)
{
    private readonly Dense _reduce = new(declare.In("reduce"), channels, squeezed, Initialisation.Convolution(1, squeezed));
    private readonly Dense _expand = new(declare.In("expand"), squeezed, channels, Initialisation.Convolution(1, channels));

    /// <summary>[n, channels, h, w] → the same.</summary>
    public Tensor Forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var gate = nn.functional.silu(_reduce.Forward(x.mean([2, 3])));
        return (x * _expand.Forward(gate).sigmoid().unsqueeze(-1).unsqueeze(-1)).MoveToOuterDisposeScope();
    }
}
