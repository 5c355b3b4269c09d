using System.Collections.Immutable;

namespace NasV2.Data;

/// <summary>One labelled image file.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Labels">Class index of everything that is on it, at least one.</param>
internal readonly record struct ImageFile(string Path, ImmutableArray<int> Labels);
