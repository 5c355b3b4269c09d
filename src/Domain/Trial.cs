namespace NasV2.Domain;

/// <summary>One evaluation of one candidate; (job, index) is its identity.</summary>
/// <param name="Index">Zero-based place in the job's order.</param>
/// <param name="Candidate">Canonical string of the architecture.</param>
/// <param name="Attempt">Leases that it has had; 0 before the first.</param>
/// <param name="Token">Fencing token of the newest lease; grows by one with each, 0 before the first.</param>
/// <param name="LastEpoch">The epoch that was reported last, by any attempt; 0 before the first.</param>
/// <param name="Worker">The worker that holds it or finished it.</param>
/// <param name="StartedAt">When the current attempt began.</param>
/// <param name="Result">Null until the trial is finished.</param>
/// <param name="TrainerDeaths">Attempts that ended because their trainer died.</param>
/// <param name="NotBefore">When a queued trial may be leased again; null when at once.</param>
public sealed record Trial(
    string JobId,
    int Index,
    string Candidate,
    TrialState State,
    int Attempt,
    long Token,
    int LastEpoch,
    string? Worker,
    DateTimeOffset? LeaseUntil,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    TrialResult? Result,
    int TrainerDeaths = 0,
    DateTimeOffset? NotBefore = null)
{
    /// <summary>A candidate that has just been proposed: queued, without an attempt.</summary>
    public static Trial Propose(string jobId, int index, string candidate) =>
        new(jobId, index, candidate, TrialState.Queued, 0, 0, 0, null, null, null, null, null);
}

/// <summary>A candidate and its place in a job's order.</summary>
/// <param name="Index">Zero-based; (job, index) is the trial's identity.</param>
/// <param name="Candidate">Canonical string of the architecture.</param>
public sealed record NewTrial(int Index, string Candidate);

/// <summary>State of a trial.</summary>
public enum TrialState
{
    Queued,
    Leased,
    Finished,
}

/// <summary>How a finished trial ended; a failure is a value, not an exception.</summary>
public enum TrialOutcome
{
    /// <summary>Trained to the end; accuracy and step time are known.</summary>
    Completed,

    /// <summary>The device ran out of memory.</summary>
    OutOfMemory,

    /// <summary>The loss became NaN or infinite.</summary>
    Diverged,

    /// <summary>Exceeded the job's time limit for a trial.</summary>
    TimedOut,

    /// <summary>The candidate cannot be built or fed, for example because the image is smaller than its strides allow.</summary>
    Infeasible,

    /// <summary>The job was cancelled while the trial ran.</summary>
    Cancelled,

    /// <summary>Its trainer died in every attempt.</summary>
    Failed,

    /// <summary>
    /// Trained to the end, but no better than a network that gives all images the largest class (<see cref="LearningTest"/>).
    /// </summary>
    NothingLearned,
}

/// <summary>What a trial ended with; a value is null where the trial did not get that far.</summary>
/// <param name="Accuracy">Minival top-1 after the last epoch, 0 to 1: the A of the reward.</param>
/// <param name="StepTime">Training step time: the S of the reward before it is divided by the reference's.</param>
/// <param name="Parameters">Trainable parameters: the P of the reward before it is divided by the reference's.</param>
/// <param name="Macs">Multiply-accumulates of one forward pass of one image at the trial's resolution.</param>
/// <param name="TrainSeconds">Wall-clock seconds of training, over all attempts.</param>
/// <param name="Message">Why it did not complete.</param>
/// <param name="Minival">What the accuracy is to be compared with; null from a trainer that does not report it.</param>
public sealed record TrialResult(
    TrialOutcome Outcome,
    double? Accuracy = null,
    StepTime? StepTime = null,
    long? Parameters = null,
    long? Macs = null,
    double? TrainSeconds = null,
    string? Message = null,
    MinivalFigures? Minival = null);
