namespace NasV2.Specs;

/// <summary>What a trial, and the job, may use.</summary>
public sealed record LimitsSpec
{
    /// <summary>Minutes from the start of a trial to its end, 0.1 to 10 080 (a week); 30 by default.</summary>
    public double TrialMinutes { get; init; } = 30;

    /// <summary>Trials of the job that run at a time, 0 to 100 000; 0, the default, for as many as there are workers.</summary>
    public int Workers { get; init; }
}
