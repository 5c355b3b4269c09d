namespace NasV2.Specs;

/// <summary>How image size and regularisation change while a network is trained.</summary>
public enum ResizingMethod
{
    /// <summary>Images grow and regularisation with them: the paper's progressive learning, Algorithm 1.</summary>
    Adaptive,

    /// <summary>Images grow, regularisation stays at its final strength (Howard 2018).</summary>
    Resize,

    /// <summary>Sizes are resampled every few epochs, regularisation stays at its final strength (Hoffer et al. 2019).</summary>
    Random,

    /// <summary>Sizes are resampled every few epochs, and regularisation follows the size.</summary>
    RandomAdaptive,
}
