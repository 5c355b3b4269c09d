namespace NasV2.Specs;

/// <summary>The fields of <c>limits</c>.</summary>
internal static class LimitsSection
{
    private const int MinutesPerWeek = 7 * 24 * 60;

    public static Section<LimitsSpec> Fields { get; } = new(new())
    {
        { "trialMinutes", new Number(0.1, MinutesPerWeek), s => s.TrialMinutes, (s, v) => s with { TrialMinutes = v },
          "Minutes from the start of a trial to its end." },
        { "workers", new Whole<int>(0, 100_000), s => s.Workers, (s, v) => s with { Workers = v },
          "Trials of the job that run at a time; 0 for as many as there are workers." },
    };
}
