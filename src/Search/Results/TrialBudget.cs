using NasV2.Specs;

namespace NasV2.Search.Results;

/// <summary>How many trials a job can run.</summary>
public static class TrialBudget
{
    /// <summary>The trials that the spec asks for, or the members of its space where those are fewer.</summary>
    public static int Of(SearchSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return spec.Space.Size < spec.Trials ? (int)spec.Space.Size : spec.Trials;
    }
}
