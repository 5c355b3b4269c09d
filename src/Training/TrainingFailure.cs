namespace NasV2.Training;

/// <summary>Why training cannot continue, where that lies in what was asked for and not in a bug or a broken device.</summary>
public enum TrainingFailure
{
    /// <summary>The loss became NaN or infinite.</summary>
    Diverged,

    /// <summary>The device or the host has too little memory.</summary>
    OutOfMemory,

    /// <summary>libtorch cannot compute the network at its image size or batch.</summary>
    Infeasible,
}
