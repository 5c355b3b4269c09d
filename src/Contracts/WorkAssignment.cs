namespace NasV2.Contracts;

/// <summary>Something for a worker to do.</summary>
/// <param name="JobId">The search job that it is for.</param>
/// <param name="SpecJson">The job's spec, as normalised JSON.</param>
[GenerateSerializer, Alias("nasv2.WorkAssignment")]
public abstract record WorkAssignment([property: Id(0)] string JobId, [property: Id(1)] string SpecJson);
