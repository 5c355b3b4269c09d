using System.Collections.Immutable;

namespace NasV2.Data;

/// <summary>The image files of one split, in the order of the images to come.</summary>
/// <param name="Place">Where they are, for people.</param>
/// <param name="ClassNames">Class names, in the order of their label.</param>
/// <param name="Files">The files.</param>
internal sealed record ImageFiles(string Place, ImmutableArray<string> ClassNames, ImmutableArray<ImageFile> Files);
