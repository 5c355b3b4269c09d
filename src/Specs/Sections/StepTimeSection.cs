namespace NasV2.Specs;

/// <summary>The fields of <c>stepTime</c>.</summary>
internal static class StepTimeSection
{
    public static Section<StepTimeSpec> Fields { get; } = new(new())
    {
        { "warmupSteps", new Whole<int>(0, 1000), s => s.WarmupSteps, (s, v) => s with { WarmupSteps = v },
          "Steps that are run and not counted." },
        { "blockSteps", new Whole<int>(1, 1000), s => s.BlockSteps, (s, v) => s with { BlockSteps = v },
          "Steps that are timed together." },
        { "maxSteps", new Whole<int>(1, 100_000), s => s.MaxSteps, (s, v) => s with { MaxSteps = v },
          "Most steps that are timed, whatever the spread; at least blockSteps." },
        { "spread", new Number(0.001, 1), s => s.Spread, (s, v) => s with { Spread = v },
          "Relative spread of the blocks that is small enough." },
        { "correlation", new Number(0, 1), s => s.Correlation, (s, v) => s with { Correlation = v },
          "Least rank correlation with the job's reference device type for the times of another type to count." },
    };
}
