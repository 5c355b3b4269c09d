using System.Collections.Immutable;

namespace NasV2.Data;

/// <summary>Two disjoint sets of indices into one training set, each ascending.</summary>
public sealed record TrainMinivalSplit(ImmutableArray<int> Train, ImmutableArray<int> Minival);
