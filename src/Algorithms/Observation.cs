using NasV2.Space;

namespace NasV2.Algorithms;

/// <summary>A proposed candidate and what is known of it.</summary>
public abstract record Observation(Architecture Candidate)
{
    /// <summary>Its trial is queued or runs.</summary>
    public sealed record Running(Architecture Candidate) : Observation(Candidate);

    /// <summary>Its trial ended without an accuracy.</summary>
    public sealed record Failed(Architecture Candidate) : Observation(Candidate);

    /// <summary>Its trial completed.</summary>
    /// <param name="Candidate">The architecture.</param>
    /// <param name="Accuracy">A, top-1 accuracy on the minival, 0 to 1.</param>
    /// <param name="StepRatio">S, the step time over the reference's; null until it is measured.</param>
    /// <param name="ParameterRatio">P, the parameters over the reference's; null as long as S is.</param>
    /// <param name="Reward">A · S^w · P^v; null as long as S is. It can change when step times are measured again.</param>
    public sealed record Completed(Architecture Candidate, double Accuracy, double? StepRatio, double? ParameterRatio, double? Reward)
        : Observation(Candidate);
}
