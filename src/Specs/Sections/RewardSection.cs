namespace NasV2.Specs;

/// <summary>The fields of <c>reward</c>.</summary>
internal static class RewardSection
{
    private static readonly Number Exponent = new(-2, 2);

    public static Section<RewardSpec> Fields { get; } = new(new())
    {
        { "stepTime", Exponent, s => s.StepTime, (s, v) => s with { StepTime = v },
          "w, the exponent of the training step time relative to the reference network." },
        { "parameters", Exponent, s => s.Parameters, (s, v) => s with { Parameters = v },
          "v, the exponent of the trainable parameters relative to the reference network." },
    };
}
