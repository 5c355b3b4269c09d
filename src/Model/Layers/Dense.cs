using static TorchSharp.torch;

namespace NasV2.Model.Layers;

/// <summary>Dense layer with bias: [n, inputs] → [n, outputs].</summary>
internal sealed class Dense(ParameterDeclarations declare, int inputs, int outputs, Action<Tensor, Generator> initialise)
{
    private readonly ParameterSlot _weight = declare.Kernel("weight", [outputs, inputs], initialise);
    private readonly ParameterSlot _bias = declare.Vector("bias", outputs, 0);

    public Tensor Forward(Tensor x) => nn.functional.linear(x, _weight.For(x), _bias.For(x));
}
