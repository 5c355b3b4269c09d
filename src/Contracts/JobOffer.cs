namespace NasV2.Contracts;

/// <summary>A job with work to give out.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Priority">Its weight when jobs share the workers: twice the weight, twice the workers.</param>
/// <param name="MaxWorkers">How many assignments of it may run at a time; null for any number.</param>
[GenerateSerializer, Alias("nasv2.JobOffer")]
public sealed record JobOffer([property: Id(0)] string JobId, [property: Id(1)] int Priority, [property: Id(2)] int? MaxWorkers);
