using TorchSharp;

namespace NasV2.Model;

/// <summary>The initial distributions of the released EfficientNetV2 code.</summary>
internal static class Initialisation
{
    /// <summary>Convolutions: N(0, sqrt(2 / (k·k·filters per group))), untruncated.</summary>
    public static Action<torch.Tensor, torch.Generator> Convolution(int kernel, int filtersPerGroup) =>
        (tensor, generator) => torch.nn.init.normal_(tensor, 0, Math.Sqrt(2.0 / ((double)kernel * kernel * filtersPerGroup)), generator);

    /// <summary>Dense layers: U(-1/sqrt(outputs), 1/sqrt(outputs)).</summary>
    public static Action<torch.Tensor, torch.Generator> Dense(int outputs)
    {
        var bound = 1 / Math.Sqrt(outputs);
        return (tensor, generator) => torch.nn.init.uniform_(tensor, -bound, bound, generator);
    }
}
