using NasV2.Space;

namespace NasV2.Specs;

/// <summary>Limits on one figure of what a candidate costs; a limit that is left out does not apply.</summary>
public sealed record CostRange : SpecSection
{
    [Field("Smallest value: a whole number, or a multiple of the reference architecture's such as 0.7x.")]
    public CostLimit? Min { get; init; }

    [Field("Largest value: a whole number, or a multiple of the reference architecture's such as 1.3x.")]
    public CostLimit? Max { get; init; }

    /// <summary>A range of multiples of what the reference architecture costs.</summary>
    internal static CostRange Multiples(double min, double max) => new() { Min = new(min, true), Max = new(max, true) };

    internal CostBounds Resolve(long reference) => new(
        Min?.Resolve(reference) ?? CostBounds.None.Min, Max?.Resolve(reference) ?? CostBounds.None.Max);
}
