namespace NasV2.Storage;

/// <summary>What happened in a job; each kind names the shape of its payload.</summary>
public enum EventKind
{
    /// <summary><see cref="NasV2.Storage.JobSubmitted"/></summary>
    JobSubmitted,

    /// <summary><see cref="NasV2.Storage.JobStateChanged"/></summary>
    JobStateChanged,

    /// <summary><see cref="NasV2.Storage.JobStateChanged"/>, with a final state.</summary>
    JobFinished,

    /// <summary><see cref="NasV2.Storage.CandidateProposed"/></summary>
    CandidateProposed,

    /// <summary><see cref="NasV2.Storage.TrialLeased"/></summary>
    TrialLeased,

    /// <summary><see cref="NasV2.Storage.EpochReported"/></summary>
    EpochReported,

    /// <summary><see cref="NasV2.Storage.TrialFinished"/></summary>
    TrialFinished,

    /// <summary><see cref="NasV2.Storage.LeaseLost"/></summary>
    LeaseLost,

    /// <summary><see cref="StepMeasurement"/></summary>
    StepMeasured,

    /// <summary><see cref="DeviceCalibration"/></summary>
    DeviceCalibrated,

    /// <summary><see cref="NasV2.Storage.BudgetChanged"/></summary>
    BudgetChanged,

    /// <summary><see cref="NasV2.Storage.PriorityChanged"/></summary>
    PriorityChanged,
}
