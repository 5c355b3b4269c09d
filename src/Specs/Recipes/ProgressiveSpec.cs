namespace NasV2.Specs;

/// <summary>How a run's image size and regularisation change from where they start to the recipe's own values.</summary>
public sealed record ProgressiveSpec
{
    /// <summary>What changes; <see cref="ResizingMethod.Adaptive"/> by default.</summary>
    public ResizingMethod Method { get; init; } = ResizingMethod.Adaptive;

    /// <summary>Number of stages M, 2 to 100; 4 by default, as in the paper.</summary>
    public int Stages { get; init; } = 4;

    /// <summary>The size of each stage; <see cref="SizeRule.Paper"/> by default.</summary>
    public SizeRule Sizes { get; init; } = SizeRule.Paper;

    /// <summary>Epochs between two draws of the random methods, 1 to 10 000; 8 by default, as in the paper.</summary>
    public int DrawEpochs { get; init; } = 8;

    /// <summary>S0: side of the smallest images in pixels, 8 to 1024.</summary>
    public required int Resolution { get; init; }

    /// <summary>RandAugment magnitude that goes with S0, 0 (off) to 30; 0 by default.</summary>
    public double RandAugment { get; init; }

    /// <summary>Mixup's α that goes with S0, 0 (off) to 10; 0 by default.</summary>
    public double Mixup { get; init; }

    /// <summary>CutMix's α that goes with S0, 0 (off) to 10; 0 by default.</summary>
    public double Cutmix { get; init; }

    /// <summary>Dropout rate that goes with S0, 0 to 0.9; 0.1 by default.</summary>
    public double Dropout { get; init; } = 0.1;

    internal Regularisation Start => new(RandAugment, Mixup, Cutmix, Dropout);
}
