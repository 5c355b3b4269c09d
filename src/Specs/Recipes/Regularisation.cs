namespace NasV2.Specs;

/// <summary>How strongly training is regularised; 0 turns a method off.</summary>
/// <param name="RandAugment">Magnitude, 0 to 30.</param>
/// <param name="Mixup">α of mixup's beta distribution, 0 to 10.</param>
/// <param name="Cutmix">α of CutMix's beta distribution, 0 to 10.</param>
/// <param name="Dropout">Dropout rate before the classifier, 0 to 0.9.</param>
public sealed record Regularisation(double RandAugment, double Mixup, double Cutmix, double Dropout)
{
    /// <summary>Linear interpolation: this at 0, <paramref name="end"/> at 1.</summary>
    internal Regularisation Toward(Regularisation end, double share) => new(
        Between(RandAugment, end.RandAugment, share),
        Between(Mixup, end.Mixup, share),
        Between(Cutmix, end.Cutmix, share),
        Between(Dropout, end.Dropout, share));

    // Rounded, because 0.1 + 0.2 · 1 would be shown as 0.30000000000000004.
    private static double Between(double from, double to, double share) => Math.Round(from + ((to - from) * share), 12);
}
