namespace NasV2.Contracts;

/// <summary>How a trial ended. A failed trial is a value; exceptions are for bugs and broken infrastructure.</summary>
public enum TrialOutcome
{
    /// <summary>Trained to the end; accuracy and step time are known.</summary>
    Completed,

    /// <summary>Stopped early because it could not win.</summary>
    Pruned,

    /// <summary>The device ran out of memory.</summary>
    OutOfMemory,

    /// <summary>The loss became NaN or infinite.</summary>
    Diverged,

    /// <summary>Exceeded the job's time limit for a trial.</summary>
    TimedOut,

    /// <summary>The candidate cannot be built or fed, for example because the image is smaller than its strides allow.</summary>
    Infeasible,

    /// <summary>The job was cancelled while it ran.</summary>
    Cancelled,

    /// <summary>Its trainer died every time it was tried.</summary>
    Failed,
}
