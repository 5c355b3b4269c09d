using System.ComponentModel.DataAnnotations;

namespace NasV2.Specs;

/// <summary>What a trial, and the job, may use.</summary>
public sealed record LimitsSpec : SpecSection
{
    private const int MinutesPerWeek = 7 * 24 * 60;

    [Field("Minutes from the start of a trial to its end."), Range(0.1, MinutesPerWeek)]
    public double TrialMinutes { get; init; } = 30;

    [Field("Trials of the job that run at a time; 0 for as many as there are workers."), Range(0, 100_000)]
    public int Workers { get; init; }
}
