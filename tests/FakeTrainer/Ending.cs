namespace NasV2.FakeTrainer;

/// <summary>What becomes of a trial.</summary>
public enum Ending
{
    /// <summary>It trains to its last epoch.</summary>
    Completed,

    /// <summary>Its loss becomes NaN in one of the epochs.</summary>
    Diverged,

    /// <summary>It does not fit into the device's memory.</summary>
    OutOfMemory,

    /// <summary>It takes its trainer down in mid-trial, every time.</summary>
    Poisoned,

    /// <summary>Its trainer never answers.</summary>
    Hanging,
}
