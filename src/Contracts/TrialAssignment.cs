namespace NasV2.Contracts;

/// <summary>A leased trial with everything that a worker needs to run it.</summary>
/// <param name="Lease">The lease to report under.</param>
/// <param name="Candidate">The candidate's canonical architecture string.</param>
/// <param name="Seed">Seed of the trial's weights, data order and augmentation.</param>
/// <param name="SpecJson">See <see cref="WorkAssignment"/>.</param>
/// <param name="MeasuresStep">Whether the step is timed before training; false where this device type's times do not count for the job.</param>
/// <param name="ReportedEpochs">Epochs that earlier attempts have reported: an attempt that resumes reports those that follow.</param>
[GenerateSerializer, Alias("nasv2.TrialAssignment")]
public sealed record TrialAssignment(
    [property: Id(0)] TrialLease Lease,
    [property: Id(1)] string Candidate,
    [property: Id(2)] long Seed,
    string SpecJson,
    [property: Id(3)] bool MeasuresStep,
    [property: Id(4)] int ReportedEpochs = 0)
    : WorkAssignment(Lease.JobId, SpecJson);
