namespace NasV2.Contracts;

/// <summary>An assignment and the worker that it is for.</summary>
/// <param name="WorkerId">The worker.</param>
/// <param name="Assignment">What it shall do.</param>
[GenerateSerializer, Alias("nasv2.GrantedWork")]
public sealed record GrantedWork([property: Id(0)] string WorkerId, [property: Id(1)] WorkAssignment Assignment);
