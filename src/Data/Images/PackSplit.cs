using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace NasV2.Data;

/// <summary>What a pack says about the images of one split.</summary>
/// <param name="ClassNames">Class names, in the order of their label.</param>
/// <param name="Labels">Labels of every image, in order.</param>
/// <param name="Skipped">Files that would not decode, with paths relative to the dataset's folder.</param>
internal sealed record PackSplit(
    ImmutableArray<string> ClassNames, [property: JsonConverter(typeof(LabelsJson))] Labels Labels, ImmutableArray<SkippedFile> Skipped);
