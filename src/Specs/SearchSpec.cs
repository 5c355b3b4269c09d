using NasV2.Space;

namespace NasV2.Specs;

/// <summary>A search job as its author states it; <see cref="SpecReader"/> reads one and checks every range given here.</summary>
public sealed record SearchSpec
{
    /// <summary>Name of the job: 1 to 40 of a-z, 0-9 and '-', beginning with a letter or digit.</summary>
    public required string Name { get; init; }

    /// <summary>The architectures to choose from; documents give a preset's name or an object.</summary>
    public required SearchSpace Space { get; init; }

    /// <summary>Candidates to train, 1 to 100 000; 20 by default.</summary>
    public int Trials { get; init; } = 20;

    /// <summary>Weight when jobs share workers, 1 to 100: a job of twice the weight gets twice the workers; 1 by default.</summary>
    public int Priority { get; init; } = 1;

    /// <summary>Name of the algorithm that suggests candidates; <c>random</c> by default.</summary>
    public string Sampler { get; init; } = "random";

    /// <summary>
    /// Seed of the sampler and of every trial's weights and augmentation, 0 to 2^53 - 1 (exact in every JSON reader); 1 by default.
    /// </summary>
    public long Seed { get; init; } = 1;

    /// <summary>The images.</summary>
    public required DataSpec Data { get; init; }

    /// <summary>How each candidate is trained.</summary>
    public required Recipe Recipe { get; init; }

    /// <summary>How accuracy, step time and size weigh against each other.</summary>
    public RewardSpec Reward { get; init; } = new();

    /// <summary>What a trial may use.</summary>
    public LimitsSpec Limits { get; init; } = new();

    /// <summary>How a training step is timed.</summary>
    public StepTimeSpec StepTime { get; init; } = new();

    /// <summary>How the winner becomes a family of networks.</summary>
    public ScalingSpec Scaling { get; init; } = new();

    /// <summary>The program that trains; null for the trainer of the worker.</summary>
    public TrainerSpec? Trainer { get; init; }
}
