namespace NasV2.Specs;

/// <summary>
/// How one network is trained. The defaults are those of EfficientNetV2 (arXiv 2104.00298), shortened to 10 epochs and without progressive
/// learning.
/// </summary>
public sealed record Recipe
{
    /// <summary>The longest run, in epochs.</summary>
    public const int MostEpochs = 10_000;

    /// <summary>Passes over the training images, 1 to <see cref="MostEpochs"/>; 10 by default.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>
    /// Length of the run in steps, 1 to 100 000 000, in the place of <see cref="Epochs"/>; null, the default, for none. <see cref="For"/>
    /// turns it into epochs, in which a run counts.
    /// </summary>
    public int? Steps { get; init; }

    /// <summary>Images per step, 1 to 65 536; 64 by default.</summary>
    public int Batch { get; init; } = 64;

    /// <summary>Side of the square training images in pixels, 8 to 1024; with <see cref="Progressive"/>, of the last stage's.</summary>
    public required int Resolution { get; init; }

    /// <summary>Side of the images that judge the network, 8 to 1024; null, the default, for <see cref="Resolution"/>.</summary>
    public int? EvalResolution { get; init; }

    /// <summary>Name of the augmentation; <c>crop-flip</c> by default.</summary>
    public string Augmentation { get; init; } = "crop-flip";

    /// <summary>RandAugment's magnitude, 0 (off) to 30; 0 by default. Two operations an image.</summary>
    public double RandAugment { get; init; }

    /// <summary>α of mixup's beta distribution, 0 (off) to 10; 0 by default.</summary>
    public double Mixup { get; init; }

    /// <summary>α of CutMix's beta distribution, 0 (off) to 10; 0 by default. With mixup, each takes half of a batch.</summary>
    public double Cutmix { get; init; }

    /// <summary>Side of a square of noise over the image's side, 0 (off) to 1; 0 by default.</summary>
    public double Cutout { get; init; }

    /// <summary>What turns gradients into new weights; <see cref="Specs.Optimiser.RmsProp"/> by default.</summary>
    public Optimiser Optimiser { get; init; } = Optimiser.RmsProp;

    /// <summary>How the learning rate goes on after the warm-up; <see cref="RateSchedule.Exponential"/> by default.</summary>
    public RateSchedule Schedule { get; init; } = RateSchedule.Exponential;

    /// <summary>Peak learning rate for 256 images a step, 1e-6 to 10; 0.016 by default. A run uses LearningRate · Batch / 256.</summary>
    public double LearningRate { get; init; } = 0.016;

    /// <summary>Epochs over which the rate rises linearly from 0, 0 to 1000 and less than <see cref="Epochs"/>; 1 by default.</summary>
    public double WarmupEpochs { get; init; } = 1;

    /// <summary>Factor of each decay of the rate, 0.1 to 1; 0.97 by default.</summary>
    public double DecayRate { get; init; } = 0.97;

    /// <summary>
    /// Epochs between decays in a run of <see cref="DecayHorizon"/> epochs, 0.01 to 10 000; 2.4 by default. A run decays every
    /// DecayEpochs · Epochs / DecayHorizon epochs.
    /// </summary>
    public double DecayEpochs { get; init; } = 2.4;

    /// <summary>Length in epochs of the run that <see cref="DecayEpochs"/> is meant for, 1 to 10 000; 350 by default.</summary>
    public int DecayHorizon { get; init; } = 350;

    /// <summary>Momentum, AdamW's β1, 0 to 0.9999; 0.9 by default.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>Decay of RMSProp's squared gradients, AdamW's β2, 0 to 0.9999; 0.9 by default.</summary>
    public double RmsDecay { get; init; } = 0.9;

    /// <summary>Epsilon of RMSProp and AdamW, 1e-12 to 1; 1e-3 by default.</summary>
    public double Epsilon { get; init; } = 1e-3;

    /// <summary>L2 coefficient of the weights, biases and batch norms excepted, 0 to 1; 1e-5 by default.</summary>
    public double WeightDecay { get; init; } = 1e-5;

    /// <summary>Parts in which a batch is computed, their gradients added up, 1 to 1024; 1 by default. More parts need less memory.</summary>
    public int Accumulation { get; init; } = 1;

    /// <summary>Largest norm of all gradients together, to which greater ones are scaled down, 0 (off) to 1000; 0 by default.</summary>
    public double GradientClip { get; init; }

    /// <summary>The numbers that the network computes with; <see cref="Specs.Precision.Fp32"/> by default.</summary>
    public Precision Precision { get; init; } = Precision.Fp32;

    /// <summary>Epochs without a better minival accuracy after which training ends, 0 (never) to 10 000; 0 by default.</summary>
    public int Patience { get; init; }

    /// <summary>Probability that is spread over all classes, 0 to 0.9; 0.1 by default.</summary>
    public double LabelSmoothing { get; init; } = 0.1;

    /// <summary>Decay of the moving average of the weights, 0 (off) to 0.999999; 0.9999 by default.</summary>
    public double EmaDecay { get; init; } = 0.9999;

    /// <summary>Weight of the newest batch in batch norm's running statistics, 0.0001 to 1; 0.1 by default.</summary>
    public double BatchNormMomentum { get; init; } = 0.1;

    /// <summary>Dropout rate before the classifier, 0 to 0.9; 0.2 by default.</summary>
    public double Dropout { get; init; } = 0.2;

    /// <summary>
    /// Survival probability of the deepest block in stochastic depth, to which it falls linearly from 1 at the first block, 0.1 to 1 (off);
    /// 0.8 by default.
    /// </summary>
    public double Survival { get; init; } = 0.8;

    /// <summary>How image size and regularisation change while the network is trained; null, the default, for not at all.</summary>
    public ProgressiveSpec? Progressive { get; init; }

    /// <summary>The regularisation at full strength.</summary>
    internal Regularisation Regularisation => new(RandAugment, Mixup, Cutmix, Dropout);

    /// <summary>The recipe counted in epochs: <see cref="Steps"/> become the nearest number of whole epochs, at least one.</summary>
    /// <param name="stepsPerEpoch">Steps of one epoch, at least 1.</param>
    public Recipe For(int stepsPerEpoch) => Steps is { } steps
        ? this with { Steps = null, Epochs = Math.Max(1, (int)Math.Round((double)steps / stepsPerEpoch, MidpointRounding.AwayFromZero)) }
        : this;
}
