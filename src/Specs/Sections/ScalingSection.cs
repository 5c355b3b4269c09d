namespace NasV2.Specs;

/// <summary>The fields of <c>scaling</c>.</summary>
internal static class ScalingSection
{
    private static readonly ScalingSpec Defaults = new();
    private static readonly Whole<int> Side = new(8, 4096);
    private static readonly Number Ratio = new(1.01, 100);

    public static Section<ScalingSpec> Fields { get; } = new(Defaults)
    {
        { "evalResolution", Side, s => s.EvalResolution, (s, v) => s with { EvalResolution = v },
          "Side of the square images that the winner, S, is used with, in pixels." },
        { "maxResolution", Side, s => s.MaxResolution, (s, v) => s with { MaxResolution = v },
          "Largest image side of any network of the job, in pixels." },
        { "parameterRatios", Ratios(Defaults.ParameterRatios), s => s.ParameterRatios, (s, v) => s with { ParameterRatios = v },
          "Trainable parameters of M and L over those of S." },
        { "macRatios", Ratios(Defaults.MacRatios), s => s.MacRatios, (s, v) => s with { MacRatios = v },
          "Multiply-adds of M and L over those of S, each network at its own resolution." },
    };

    private static Section<SizeRatios> Ratios(SizeRatios defaults) => new(defaults)
    {
        { "m", Ratio, s => s.M, (s, v) => s with { M = v },
          "Cost of M when S costs 1." },
        { "l", Ratio, s => s.L, (s, v) => s with { L = v },
          "Cost of L when S costs 1; at least that of M." },
    };
}
