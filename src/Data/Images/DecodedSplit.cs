using System.Collections.Immutable;

namespace NasV2.Data;

/// <summary>What decoding one split produced, in addition to its pixels.</summary>
/// <param name="Labels">Labels of every image, in order.</param>
/// <param name="Skipped">Files that would not decode.</param>
/// <param name="Histogram">Values of all pixels.</param>
internal sealed record DecodedSplit(Labels Labels, ImmutableArray<SkippedFile> Skipped, ChannelHistogram Histogram);
