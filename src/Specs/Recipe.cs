namespace NasV2.Specs;

/// <summary>
/// How one network is trained: RMSProp with warm-up and exponential decay. The defaults are those of EfficientNetV2 (arXiv 2104.00298),
/// shortened to 10 epochs.
/// </summary>
public sealed record Recipe
{
    /// <summary>Passes over the training images, 1 to 10 000; 10 by default.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Images per step, 1 to 65 536; 64 by default.</summary>
    public int Batch { get; init; } = 64;

    /// <summary>Side of the square training images in pixels, 8 to 1024.</summary>
    public required int Resolution { get; init; }

    /// <summary>Name of the augmentation; <c>crop-flip</c> by default.</summary>
    public string Augmentation { get; init; } = "crop-flip";

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

    /// <summary>Momentum, 0 to 0.9999; 0.9 by default.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>Decay of RMSProp's squared gradients, 0 to 0.9999; 0.9 by default.</summary>
    public double RmsDecay { get; init; } = 0.9;

    /// <summary>RMSProp's epsilon, 1e-12 to 1; 1e-3 by default.</summary>
    public double Epsilon { get; init; } = 1e-3;

    /// <summary>L2 coefficient of the weights, biases and batch norms excepted, 0 to 1; 1e-5 by default.</summary>
    public double WeightDecay { get; init; } = 1e-5;

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
}
