using System.ComponentModel.DataAnnotations;

namespace NasV2.Specs;

/// <summary>
/// How one network is trained. The defaults are those of EfficientNetV2 (arXiv 2104.00298), shortened to 10 epochs and without progressive
/// learning.
/// </summary>
/// <remarks>
/// Checkpoints identify a run by a hash over the properties, in this order and under their former names.
/// </remarks>
public sealed record Recipe : SpecSection
{
    /// <summary>The longest run, in epochs.</summary>
    public const int MaxEpochs = 10_000;

    [Field("Passes over the training images.", Clears = nameof(Steps)), Range(1, MaxEpochs)]
    public int Epochs { get; init; } = 10;

    [Field("Length of the run in steps, instead of epochs: the nearest number of whole epochs. Not for a search, which counts epochs.")]
    [Range(1, 100_000_000)]
    public int? Steps { get; init; }

    [Field("Images per step."), Range(1, 65_536)]
    public int Batch { get; init; } = 64;

    [Field("Side of the square training images in pixels; with progressive, of the last stage's."), Range(8, 1024)]
    public required int Resolution { get; init; }

    [Field("Side of the evaluation images in pixels; left out: resolution.", After = nameof(Cutout)), Range(8, 1024)]
    public int? EvalResolution { get; init; }

    [Field("Name of the crop and mirror that every training image gets."), KnownNames(nameof(SpecVocabulary.Augmentations))]
    public string Augmentation { get; init; } = "crop-flip";

    [Field("Magnitude of RandAugment, two operations per image; 0 disables it."), Range(0, 30)]
    public double RandAugment { get; init; }

    [Field("Alpha of mixup's beta distribution; 0 disables it."), Range(0, 10)]
    public double Mixup { get; init; }

    [Field("Alpha of CutMix's beta distribution; 0 disables it. With mixup, each takes half of a batch."), Range(0, 10)]
    public double Cutmix { get; init; }

    [Field("Side of a square of noise over the image's side; 0 disables it."), Range(0, 1)]
    public double Cutout { get; init; }

    [Field("Optimizer.", FormerName = "optimiser")]
    public Optimizer Optimizer { get; init; } = Optimizer.RmsProp;

    [Field("Learning-rate schedule after warm-up.")]
    public RateSchedule Schedule { get; init; } = RateSchedule.Exponential;

    [Field("Peak learning rate for 256 images per step; a run uses learningRate * batch / 256."), Range(1e-6, 10)]
    public double LearningRate { get; init; } = 0.016;

    [Field("Epochs over which the learning rate rises linearly from 0; less than epochs."), Range(0, 1000)]
    public double WarmupEpochs { get; init; } = 1;

    [Field("Factor of each decay of the learning rate."), Range(0.1, 1)]
    public double DecayRate { get; init; } = 0.97;

    [Field("Epochs between decays in a run of decayHorizon epochs; a run decays every decayEpochs * epochs / decayHorizon epochs.")]
    [Range(0.01, 10_000)]
    public double DecayEpochs { get; init; } = 2.4;

    [Field("Length in epochs of the run that decayEpochs is meant for."), Range(1, 10_000)]
    public int DecayHorizon { get; init; } = 350;

    [Field("Momentum; AdamW's beta 1."), Range(0, 0.9999)]
    public double Momentum { get; init; } = 0.9;

    [Field("Decay of RMSProp's squared gradients; AdamW's beta 2."), Range(0, 0.9999)]
    public double RmsDecay { get; init; } = 0.9;

    [Field("Epsilon of RMSProp and AdamW."), Range(1e-12, 1)]
    public double Epsilon { get; init; } = 1e-3;

    [Field("L2 coefficient of the weights, biases and batch norms excepted."), Range(0, 1)]
    public double WeightDecay { get; init; } = 1e-5;

    [Field("Parts in which a batch is computed, their gradients summed; more parts need less memory.", FormerName = "accumulation")]
    [Range(1, 1024)]
    public int GradientAccumulation { get; init; } = 1;

    [Field("Maximum norm of all gradients together, to which greater ones are scaled down; 0 disables it."), Range(0, 1000)]
    public double GradientClip { get; init; }

    [Field("Compute precision; weights and optimizer state are fp32.")]
    public Precision Precision { get; init; } = Precision.Fp32;

    [Field("Epochs without a better minival accuracy after which training ends; 0 for never."), Range(0, 10_000)]
    public int Patience { get; init; }

    [Field("Probability that is spread over all classes."), Range(0, 0.9)]
    public double LabelSmoothing { get; init; } = 0.1;

    [Field("Decay of the moving average of the weights; 0 disables it."), Range(0, 0.999999)]
    public double EmaDecay { get; init; } = 0.9999;

    [Field("Weight of the newest batch in batch norm's running statistics."), Range(0.0001, 1)]
    public double BatchNormMomentum { get; init; } = 0.1;

    [Field("Dropout rate before the classifier."), Range(0, 0.9)]
    public double Dropout { get; init; } = 0.2;

    [Field("Probability that the deepest block survives stochastic depth (drop path), falling linearly from 1; 1 disables it.",
        FormerName = "survival")]
    [Range(0.1, 1)]
    public double DropPathSurvival { get; init; } = 0.8;

    [Field("How image size and regularisation change during training; left out: they do not.")]
    public ProgressiveSpec? Progressive { get; init; }

    /// <summary>The regularisation at full strength.</summary>
    internal Regularisation Regularisation => new(RandAugment, Mixup, Cutmix, Dropout);

    /// <summary>The recipe counted in epochs: <see cref="Steps"/> become the nearest number of whole epochs, at least one.</summary>
    /// <param name="stepsPerEpoch">Steps of one epoch, at least 1.</param>
    public Recipe For(int stepsPerEpoch) => Steps is { } steps
        ? this with { Steps = null, Epochs = Math.Max(1, (int)Math.Round((double)steps / stepsPerEpoch, MidpointRounding.AwayFromZero)) }
        : this;
}
