using System.Collections.Immutable;

namespace NasV2.Data;

/// <summary>One line of a list of images.</summary>
/// <param name="Line">Which line, from 1.</param>
/// <param name="File">Path relative to the dataset's folder.</param>
/// <param name="Classes">Class names, one or more, all different.</param>
internal sealed record ListedImage(int Line, string File, ImmutableArray<string> Classes);
