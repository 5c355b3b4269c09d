using static TorchSharp.torch;

namespace NasV2.Model.Layers;

/// <summary>
/// Drops a residual branch for a whole sample with probability <c>1 - survival</c> and divides what survives by
/// <c>survival</c> (Huang et al. 2016); does nothing outside training.
/// </summary>
public static class StochasticDepth
{
    /// <summary><c>x + branch</c>, [n, c, h, w], with the branch of each sample kept with probability
    /// <paramref name="survival"/>.</summary>
    public static Tensor Add(Tensor x, Tensor branch, double survival, bool training)
    {
        if (!training || survival >= 1)
            return x + branch;
        var kept = empty(branch.shape[0], 1, 1, 1, dtype: branch.dtype, device: branch.device).bernoulli_(survival);
        // As a factor of the kernel, 1 / survival is exact; in bfloat16 a mask would round it, by up to 0.4 % and always the same way.
        return x.addcmul(branch, kept, 1 / survival);
    }
}
