using NasV2.Space;

namespace NasV2.Search.Algorithms;

/// <summary>A proposed candidate and what is known of it.</summary>
/// <param name="Candidate">The architecture.</param>
/// <param name="Reward">Its reward; null while it runs and when it did not complete.</param>
public sealed record Observation(Architecture Candidate, double? Reward);
