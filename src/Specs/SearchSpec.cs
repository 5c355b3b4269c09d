using System.ComponentModel.DataAnnotations;
using NasV2.Space;

namespace NasV2.Specs;

/// <summary>A search job as its author states it; <see cref="SpecReader"/> reads one.</summary>
public sealed record SearchSpec : SpecSection
{
    /// <summary>The newest generation of defaults.</summary>
    public const int CurrentDefaults = 1;

    private const double MaxExactInJson = (1L << 53) - 1;

    [Field("Name of the job: 1 to 40 of a-z, 0-9 and '-', beginning with a letter or digit.")]
    [RegularExpression("^[a-z0-9][a-z0-9-]{0,39}$", ErrorMessage = "1 to 40 of a-z, 0-9 and '-', beginning with a letter or digit")]
    public required string Name { get; init; }

    [Field("The architectures to choose from: a preset's name or a search space of your own.")]
    public required SearchSpace Space { get; init; }

    [Field("What a candidate may cost; left out: the default of a space that is a preset, {} for no constraints.")]
    public ConstraintsSpec? Constraints { get; init; }

    [Field("Candidates to train."), Range(1, 100_000)]
    public int Trials { get; init; } = 20;

    [Field("Weight when jobs share workers: a job of twice the weight gets twice the workers."), Range(1, 100)]
    public int Priority { get; init; } = 1;

    [Field("The algorithm that suggests candidates: its name, or an object of its name and options.")]
    public SamplerSpec Sampler { get; init; } = new("random");

    [Field("Seed of the sampler and of every trial's weights and augmentation."), Range(0, MaxExactInJson)]
    public long Seed { get; init; } = 1;

    [Field("The images, and which of them train and which measure accuracy.")]
    public required DataSpec Data { get; init; }

    [Field("How each candidate is trained; the defaults are those of EfficientNetV2, shortened to 10 epochs.")]
    public required Recipe Recipe { get; init; }

    [Field("Exponents of the reward A * S^w * P^v of accuracy, step time and parameters.")]
    public RewardSpec Reward { get; init; } = new();

    [Field("What a trial, and the job, may use.")]
    public LimitsSpec Limits { get; init; } = new();

    [Field("How a training step is timed: blocks of steps after a warm-up until their spread is small enough.")]
    public StepTimeSpec StepTime { get; init; } = new();

    [Field("How the winner, S, is scaled to M and L.")]
    public ScalingSpec Scaling { get; init; } = new();

    [Field("A program that trains instead of the built-in trainer; left out: the trainer of the worker.")]
    public TrainerSpec? Trainer { get; init; }

    /// <summary>Null, as stored specs from before there were generations have it, means 0.</summary>
    [Field("Generation of the defaults for what the spec leaves out; left out: the newest. 0 has no default constraints.")]
    [Range(0, CurrentDefaults)]
    public int? Defaults { get; init; }

    /// <summary>The members of <see cref="Space"/> that meet <see cref="Constraints"/>.</summary>
    public ConstrainedSpace ToConstrainedSpace() => Constraints is null
        ? new(Space)
        : new(Space, Constraints.Resolve(Space.Reference, Recipe.Resolution), Recipe.Resolution);
}
