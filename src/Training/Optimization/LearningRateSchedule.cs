using NasV2.Specs;

namespace NasV2.Training.Optimization;

/// <summary>
/// Linear warm-up from 0, then of <c>rate = LearningRate · Batch / 256</c>, with everything counted from step 0:
/// <code>
/// exponential   rate · DecayRate^floor(epoch / (DecayEpochs · Epochs / DecayHorizon))     the paper's
/// cosine        rate · (1 + cos(π · step / steps)) / 2
/// constant      rate
/// </code>
/// </summary>
/// <remarks>Scaling the decay period by the run's length keeps the ratio of the last rate to the first as the paper has it.</remarks>
public sealed class LearningRateSchedule
{
    private readonly double _rate;
    private readonly double _decayRate;
    private readonly double _warmupSteps;
    private readonly double _decaySteps;
    private readonly double _steps;
    private readonly RateSchedule _schedule;

    /// <summary>Resolves a recipe for a number of steps per epoch.</summary>
    public LearningRateSchedule(Recipe recipe, int stepsPerEpoch)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        _rate = recipe.LearningRate * recipe.Batch / 256;
        _decayRate = recipe.DecayRate;
        _warmupSteps = Math.Floor(recipe.WarmupEpochs * stepsPerEpoch);
        _schedule = recipe.Schedule;
        _steps = (double)recipe.Epochs * stepsPerEpoch;
        _decaySteps = recipe.DecayEpochs * recipe.Epochs / recipe.DecayHorizon * stepsPerEpoch;
    }

    /// <summary>The learning rate of a step, counted from 0.</summary>
    public double At(long step) => step < _warmupSteps
        ? _rate * step / _warmupSteps
        : _schedule switch
        {
            RateSchedule.Cosine => _rate * (1 + Math.Cos(Math.PI * step / _steps)) / 2,
            RateSchedule.Constant => _rate,
            _ => _rate * Math.Pow(_decayRate, Math.Floor(step / _decaySteps)),
        };
}
