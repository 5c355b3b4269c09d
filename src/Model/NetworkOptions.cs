namespace NasV2.Model;

/// <summary>What a network needs in addition to its architecture.</summary>
public sealed record NetworkOptions
{
    /// <summary>Number of classes; default 1000.</summary>
    public int Classes { get; init; } = 1000;

    /// <summary>Image channels; default 3.</summary>
    public int ImageChannels { get; init; } = 3;

    /// <summary>Dropout rate before the classifier; default 0.2.</summary>
    public double Dropout { get; init; } = 0.2;

    /// <summary>
    /// Survival probability of the last block's residual branch; block i of n survives with 1 - (1 - p)·i/n. Default 0.8.
    /// </summary>
    public double Survival { get; init; } = 0.8;

    /// <summary>Whether images and kernels are bfloat16; weights, norms, statistics and logits stay float32. Default false.</summary>
    public bool UsesBFloat16 { get; init; }

    /// <summary>Share of a new batch in the running statistics; default 0.1 (0.9 in the Keras convention of the released code).</summary>
    public double BatchNormMomentum { get; init; } = 0.1;
}
