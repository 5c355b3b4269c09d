namespace NasV2.Algorithms;

/// <summary>
/// The paper's reward <c>A · S^w · P^v</c>, with S and P divided by the reference architecture's.
/// </summary>
/// <param name="StepTimeExponent">w; -0.07 in the paper: doubling the step time costs 4.7 % of the reward.</param>
/// <param name="ParametersExponent">v; -0.05 in the paper: doubling the parameters costs 3.4 %.</param>
public sealed record RewardFunction(double StepTimeExponent = -0.07, double ParametersExponent = -0.05)
{
    /// <summary>The reward of one candidate.</summary>
    /// <param name="accuracy">A: minival accuracy, 0..1.</param>
    /// <param name="stepTime">S: training step time as a multiple of the reference's, above 0.</param>
    /// <param name="parameters">P: trainable parameters as a multiple of the reference's, above 0.</param>
    public double Compute(double accuracy, double stepTime, double parameters) =>
        accuracy * Math.Pow(stepTime, StepTimeExponent) * Math.Pow(parameters, ParametersExponent);
}
