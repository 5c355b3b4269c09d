using static TorchSharp.torch;

namespace NasV2.Model.Layers;

/// <summary>
/// Drops a residual branch for a whole sample with probability <c>1 - survival</c> and divides what survives by
/// <c>survival</c> (Huang et al. 2016); does nothing outside training.
/// </summary>
public static class StochasticDepth
{
    /// <summary>The branch, [n, c, h, w], for each sample kept with probability <paramref name="survival"/>.</summary>
    public static Tensor Apply(Tensor branch, double survival, bool training)
    {
        if (!training || survival >= 1)
            return branch;
        var mask = empty(branch.shape[0], 1, 1, 1, dtype: branch.dtype, device: branch.device).bernoulli_(survival);
        return branch * mask.div_(survival);
    }
}
