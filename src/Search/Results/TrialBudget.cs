using NasV2.Specs;

namespace NasV2.Search.Results;

/// <summary>How many trials a job can run.</summary>
public static class TrialBudget
{
    /// <summary>The trials that are asked for, or the members of the job's space where those are fewer.</summary>
    /// <param name="spec">The job's spec.</param>
    /// <param name="changed">The budget that the job was given while it ran; null for the spec's.</param>
    public static int Compute(SearchSpec spec, int? changed = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var asked = changed ?? spec.Trials;
        return spec.Space.Size < asked ? (int)spec.Space.Size : asked;
    }
}
