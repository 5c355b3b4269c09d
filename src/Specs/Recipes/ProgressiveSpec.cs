using System.ComponentModel.DataAnnotations;

namespace NasV2.Specs;

/// <summary>How a run's image size and regularisation change from where they start (φ0, S0) to the recipe's own values.</summary>
public sealed record ProgressiveSpec : SpecSection
{
    [Field("What changes: adaptive grows images and regularisation, resize images only, random and random-adaptive draw sizes.")]
    public ResizingMethod Method { get; init; } = ResizingMethod.Adaptive;

    [Field("Number of stages."), Range(2, 100)]
    public int Stages { get; init; } = 4;

    [Field("Size of stage i of M: paper has round(start + (end - start) * i / (M - 1)), released floor(start + "
        + "(end - start) * (i + 1) / M).")]
    public SizeRule Sizes { get; init; } = SizeRule.Paper;

    [Field("Epochs between two draws of the random methods.", FormerName = "drawEpochs"), Range(1, 10_000)]
    public int ResampleEpochs { get; init; } = 8;

    [Field("Side of the smallest images in pixels; recipe.resolution is that of the largest."), Range(8, 1024)]
    public required int Resolution { get; init; }

    [Field("RandAugment magnitude that goes with the smallest images."), Range(0, 30)]
    public double RandAugment { get; init; }

    [Field("Alpha of mixup that goes with the smallest images."), Range(0, 10)]
    public double Mixup { get; init; }

    [Field("Alpha of CutMix that goes with the smallest images."), Range(0, 10)]
    public double Cutmix { get; init; }

    [Field("Dropout rate that goes with the smallest images."), Range(0, 0.9)]
    public double Dropout { get; init; } = 0.1;

    internal Regularisation Start => new(RandAugment, Mixup, Cutmix, Dropout);
}
