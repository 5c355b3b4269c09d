namespace NasV2.Specs;

/// <summary>Learning-rate schedule after warm-up.</summary>
public enum RateSchedule
{
    /// <summary>Decays in steps, as the paper's.</summary>
    Exponential,

    /// <summary>Falls along half a cosine to 0 at the end.</summary>
    Cosine,

    /// <summary>Stays.</summary>
    Constant,
}
