namespace NasV2.Contracts;

/// <summary>
/// The training step of an architecture to be timed: the job's reference, a member of its calibration set, or a candidate whose
/// trial ran where step times do not count. It needs no lease: the first report of a (device type, architecture) stands.
/// </summary>
/// <param name="JobId">See <see cref="WorkAssignment"/>.</param>
/// <param name="SpecJson">See <see cref="WorkAssignment"/>.</param>
/// <param name="Architecture">Canonical string.</param>
[GenerateSerializer, Alias("nasv2.MeasureAssignment")]
public sealed record MeasureAssignment(string JobId, string SpecJson, [property: Id(0)] string Architecture)
    : WorkAssignment(JobId, SpecJson);
