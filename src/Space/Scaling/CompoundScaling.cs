namespace NasV2.Space;

/// <summary>Scales width and depth of a whole network, rounding as the released EfficientNetV2 code does.</summary>
public static class CompoundScaling
{
    private const int FilterStep = 8;

    /// <summary>
    /// Multiplies the filters of stem, stages and head by <paramref name="width"/> and the layers of stages by <paramref name="depth"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A coefficient is not positive.</exception>
    /// <exception cref="SpaceFormatException">The result breaks a rule, for instance with too many filters.</exception>
    public static Architecture Scale(Architecture architecture, double width, double depth)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(depth);
        return new(
            architecture.Stages.Select(stage => Widen(stage, width) with { Repeats = RoundRepeats(stage.Repeats, depth) }),
            RoundFilters(architecture.HeadFilters, width),
            architecture.StemStride);
    }

    /// <summary>The nearest multiple of 8, at least 8. There is no second step that undoes a loss of more than 10 %.</summary>
    public static int RoundFilters(int filters, double width) =>
        Math.Max(FilterStep, (int)((filters * width) + (FilterStep / 2.0)) / FilterStep * FilterStep);

    /// <summary>The layers times <paramref name="depth"/>, rounded up.</summary>
    public static int RoundRepeats(int repeats, double depth) => (int)Math.Ceiling(depth * repeats);

    internal static Stage Widen(Stage stage, double width) => stage with
    {
        InputFilters = RoundFilters(stage.InputFilters, width),
        OutputFilters = RoundFilters(stage.OutputFilters, width),
    };
}
