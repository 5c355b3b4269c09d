namespace NasV2.Space;

/// <summary>The cost of one part of a network.</summary>
/// <param name="Part"><c>stem</c>, <c>stage 1</c> and so on, <c>head</c> or <c>classifier</c>.</param>
/// <param name="Layers">The number of convolutions (stem, head), blocks (stages) or fully connected layers.</param>
/// <param name="OutputFilters">The filters of its output, or the number of classes.</param>
/// <param name="OutputSize">The side of its output in pixels.</param>
/// <param name="Cost">What it costs.</param>
public sealed record ComplexityRow(string Part, int Layers, int OutputFilters, int OutputSize, Cost Cost);
