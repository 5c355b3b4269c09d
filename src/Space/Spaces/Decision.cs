using System.Collections.Immutable;

namespace NasV2.Space;

/// <summary>One choice that a search makes.</summary>
/// <param name="Stage">The stage, from 0.</param>
/// <param name="Name"><c>op</c>, <c>layers</c>, <c>kernel</c>, <c>expansion</c> or an operator's own parameter.</param>
/// <param name="Options">The values to choose from, as text.</param>
public sealed record Decision(int Stage, string Name, ImmutableArray<string> Options);
