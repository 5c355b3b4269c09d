namespace NasV2.Contracts;

/// <summary>A leased trial with everything that a worker needs to run it.</summary>
/// <param name="Lease">The lease to report under.</param>
/// <param name="Candidate">The candidate's canonical architecture string.</param>
/// <param name="Seed">Seed of the trial's weights, data order and augmentation.</param>
/// <param name="SpecJson">The job's spec, as normalised JSON.</param>
/// <param name="Reference">
/// The reference architecture, where the job does not know its step time on this worker's device type yet:
/// the worker measures it first and reports it.
/// </param>
[GenerateSerializer, Alias("nasv2.TrialAssignment")]
public sealed record TrialAssignment(
    [property: Id(0)] TrialLease Lease,
    [property: Id(1)] string Candidate,
    [property: Id(2)] long Seed,
    [property: Id(3)] string SpecJson,
    [property: Id(4)] string? Reference);
