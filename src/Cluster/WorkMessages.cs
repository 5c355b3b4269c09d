namespace NasV2.Cluster;

/// <summary>A job with work to give out.</summary>
/// <param name="Priority">Weight when jobs share the workers: twice the weight, twice the workers.</param>
/// <param name="MaxWorkers">Assignments of the job that may run at a time; null for any number.</param>
[GenerateSerializer, Alias("nasv2.JobOffer")]
public sealed record JobOffer([property: Id(0)] string JobId, [property: Id(1)] int Priority, [property: Id(2)] int? MaxWorkers);

/// <summary>What a job gives to workers that asked for work.</summary>
/// <param name="Assignments">Each for one of the slots that were asked for; a slot without one got nothing.</param>
/// <param name="HasMore">Whether the job could give out more at once.</param>
[GenerateSerializer, Alias("nasv2.WorkGrant")]
public sealed record WorkGrant([property: Id(0)] IReadOnlyList<GrantedWork> Assignments, [property: Id(1)] bool HasMore);

/// <summary>An assignment and the worker that it is for.</summary>
[GenerateSerializer, Alias("nasv2.GrantedWork")]
public sealed record GrantedWork([property: Id(0)] string WorkerId, [property: Id(1)] WorkAssignment Assignment);

/// <summary>Something for a worker to do.</summary>
/// <param name="SpecJson">The job's spec, as normalised JSON.</param>
[GenerateSerializer, Alias("nasv2.WorkAssignment")]
public abstract record WorkAssignment([property: Id(0)] string JobId, [property: Id(1)] string SpecJson);

/// <summary>A leased trial with everything that a worker needs to run it.</summary>
/// <param name="Lease">The lease to report under.</param>
/// <param name="LeaseDuration">How long the lease holds without a renewal.</param>
/// <param name="Candidate">Canonical string of the architecture.</param>
/// <param name="Seed">Seed of the trial's weights, data order and augmentation.</param>
/// <param name="SpecJson">See <see cref="WorkAssignment"/>.</param>
/// <param name="MeasuresStep">Whether the step is timed before training; false where this device type's times
/// do not count for the job.</param>
/// <param name="ReportedEpochs">Epochs that earlier attempts have reported: an attempt that resumes reports those that follow.</param>
[GenerateSerializer, Alias("nasv2.TrialAssignment")]
public sealed record TrialAssignment(
    [property: Id(0)] Lease Lease,
    [property: Id(1)] TimeSpan LeaseDuration,
    [property: Id(2)] string Candidate,
    [property: Id(3)] long Seed,
    string SpecJson,
    [property: Id(4)] bool MeasuresStep,
    [property: Id(5)] int ReportedEpochs = 0)
    : WorkAssignment(Lease.JobId, SpecJson);

/// <summary>
/// The training step of a candidate to be timed: the job's reference, a member of its calibration set, or a candidate whose trial ran
/// where step times do not count. It needs no lease: the first report of a (device type, candidate) is kept.
/// </summary>
/// <param name="JobId">See <see cref="WorkAssignment"/>.</param>
/// <param name="SpecJson">See <see cref="WorkAssignment"/>.</param>
/// <param name="Candidate">Canonical string of the architecture.</param>
[GenerateSerializer, Alias("nasv2.MeasureAssignment")]
public sealed record MeasureAssignment(string JobId, string SpecJson, [property: Id(0)] string Candidate)
    : WorkAssignment(JobId, SpecJson);
