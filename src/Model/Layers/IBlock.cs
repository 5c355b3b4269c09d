using TorchSharp;

namespace NasV2.Model.Layers;

/// <summary>One block of a stage: [n, in, h, w] → [n, out, ceil(h/stride), ceil(w/stride)].</summary>
public interface IBlock
{
    /// <param name="x">[n, in, h, w] in channels-last memory.</param>
    /// <param name="training">Whether batch statistics and stochastic depth are in force.</param>
    /// <returns>[n, out, ceil(h/stride), ceil(w/stride)].</returns>
    torch.Tensor Forward(torch.Tensor x, bool training);
}
