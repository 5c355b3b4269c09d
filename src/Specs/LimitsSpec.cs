namespace NasV2.Specs;

/// <summary>What one trial may use before it is stopped.</summary>
public sealed record LimitsSpec
{
    /// <summary>Minutes from the start of a trial to its end, 0.1 to 10 080 (a week); 30 by default.</summary>
    public double TrialMinutes { get; init; } = 30;
}
