namespace NasV2.Contracts;

/// <summary>The right to report on a trial until it expires; a report with an older token is refused.</summary>
/// <param name="JobId">The search job.</param>
/// <param name="Index">The trial within it, from 0.</param>
/// <param name="Token">Fencing token: grows with each lease of the trial.</param>
/// <param name="Worker">Who holds it.</param>
/// <param name="Duration">How long it holds without a renewal.</param>
[GenerateSerializer, Alias("nasv2.TrialLease")]
public sealed record TrialLease(
    [property: Id(0)] string JobId,
    [property: Id(1)] int Index,
    [property: Id(2)] long Token,
    [property: Id(3)] string Worker,
    [property: Id(4)] TimeSpan Duration);
