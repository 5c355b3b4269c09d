using TorchSharp;

namespace NasV2.Model;

/// <summary>The initial distributions of the released EfficientNetV2 code.</summary>
/// <remarks>TorchSharp's <c>nn.init</c> functions ignore the generator that they are given.</remarks>
internal static class Initialisation
{
    /// <summary>Convolutions: N(0, sqrt(2 / (k·k·filters per group))), untruncated.</summary>
    public static Action<torch.Tensor, torch.Generator> Convolution(int kernel, int filtersPerGroup) =>
        (tensor, generator) => tensor.normal_(0, Math.Sqrt(2.0 / ((double)kernel * kernel * filtersPerGroup)), generator);

    /// <summary>Dense layers: U(-1/sqrt(outputs), 1/sqrt(outputs)).</summary>
    public static Action<torch.Tensor, torch.Generator> Dense(int outputs)
    {
        var bound = 1 / Math.Sqrt(outputs);
        return (tensor, generator) => tensor.uniform_(-bound, bound, generator);
    }
}
