namespace NasV2.Search.Results;

/// <summary>How long trials will take.</summary>
public static class RemainingTime
{
    /// <summary>Rounds of trials that run at a time, each as long as the mean trial.</summary>
    /// <param name="trials">Trials that are left.</param>
    /// <param name="parallel">How many run at a time.</param>
    /// <param name="secondsPerTrial">Mean wall-clock seconds of a trial; null while none has ended.</param>
    /// <returns>Null where there is nothing to estimate from: nothing is left, nothing runs, or nothing has ended.</returns>
    public static double? EstimateSeconds(int trials, int parallel, double? secondsPerTrial) =>
        trials > 0 && parallel > 0 ? Math.Ceiling((double)trials / parallel) * secondsPerTrial : null;
}
