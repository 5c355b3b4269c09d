using NasV2.Space;
using NasV2.Specs;

namespace NasV2.Bench.Load;

/// <summary>What a made-up trial reports: a pure function of its candidate and index.</summary>
internal sealed class SeededTrial
{
    private const int Classes = 10;
    private const double Learnt = 3;

    private readonly Recipe _recipe;
    private readonly Complexity _cost;
    private readonly double _accuracy;
    private readonly double _speed;

    public SeededTrial(Architecture candidate, int index, Recipe recipe)
    {
        (Index, Candidate, _recipe) = (index, candidate, recipe);
        _cost = Complexity.Compute(candidate, recipe.Resolution, Classes);
        var chance = new Random(index);
        // Larger networks are a little better, as in life; the rest is chance.
        _accuracy = Math.Clamp(0.35 + (0.03 * Math.Log10(_cost.Parameters)) + (0.3 * chance.NextDouble()), 0, 1);
        _speed = 0.8 + (0.4 * chance.NextDouble());
    }

    public int Index { get; }

    public Architecture Candidate { get; }

    /// <summary>Its network's step, as a trial or a measurement reports it.</summary>
    public StepTime Step
    {
        get
        {
            var milliseconds = 4 + (_speed * _cost.Macs / 250_000.0);
            return new StepTime(
                milliseconds, 0.006 * milliseconds, 60, Settled: true, "cpu", "bench", _recipe.Batch, _recipe.Resolution, "fp32", "none");
        }
    }

    public StepMeasurement Measurement => new(Step.DeviceType, Candidate.Canonical, Step, _cost.Parameters, Classes);

    /// <summary>How it ends: one of 40 diverges, one of 200 needs too much memory.</summary>
    public TrialResult Result => Index switch
    {
        _ when Index % 40 == 17 =>
            new(TrialOutcome.Diverged, StepTime: Step, Parameters: _cost.Parameters, Macs: _cost.Macs, Message: "The loss is NaN."),
        _ when Index % 200 == 111 => new(TrialOutcome.OutOfMemory, Message: "The step did not fit into 8 GiB."),
        _ => new(TrialOutcome.Completed, Accuracy(_recipe.Epochs), Step, _cost.Parameters, _cost.Macs, _recipe.Epochs * 1.5),
    };

    /// <summary>Its learning curve up to an epoch.</summary>
    public IReadOnlyList<Epoch> Curve(int last) =>
    [
        .. Enumerable.Range(1, last).Select(epoch => new Epoch(
            epoch, _recipe.Epochs, 2.3 * (1 - Accuracy(epoch)), Math.Min(1, Accuracy(epoch) + 0.03), Accuracy(epoch),
            0.064 * (_recipe.Epochs - epoch + 1) / _recipe.Epochs, 1.5)),
    ];

    private double Accuracy(int epoch) => _accuracy * (1 - Math.Exp(-epoch / Learnt));
}
