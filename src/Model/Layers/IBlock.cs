using TorchSharp;

namespace NasV2.Model.Layers;

/// <summary>One block of a stage: [n, in, h, w] → [n, out, ceil(h/stride), ceil(w/stride)].</summary>
internal interface IBlock
{
    torch.Tensor Forward(torch.Tensor x, bool training);
}
