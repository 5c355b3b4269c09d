namespace NasV2.Data;

/// <summary>Draws Mixup and CutMix for a batch: λ ~ Beta(α, α) for each image, and the partner from the batch in reverse order.</summary>
/// <remarks>
/// Zhang et al.: mixup, ICLR 2018; Yun et al.: CutMix, ICCV 2019. As in google/automl, Mixup takes the greater of λ and 1 - λ, CutMix λ
/// itself (it may paste most of an image), and where both are on, the first half of the batch is mixed among itself by Mixup and the
/// second by CutMix.
/// </remarks>
public sealed class BatchMixPolicy
{
    private readonly double _mixup;
    private readonly double _cutmix;

    /// <param name="mixup">Mixup's α; 0 leaves Mixup out.</param>
    /// <param name="cutmix">CutMix's α; 0 leaves CutMix out.</param>
    public BatchMixPolicy(double mixup, double cutmix)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mixup);
        ArgumentOutOfRangeException.ThrowIfNegative(cutmix);
        (_mixup, _cutmix) = (mixup, cutmix);
    }

    /// <summary>Whether anything is mixed at all.</summary>
    public bool IsOn => _mixup > 0 || _cutmix > 0;

    /// <summary>Draws for <paramref name="count"/> images of <paramref name="side"/> x <paramref name="side"/> pixels.</summary>
    public BatchMix Draw(StableRandom random, int count, int side)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(side);
        var blended = _cutmix == 0 ? count : _mixup == 0 ? 0 : count / 2;
        var partners = new int[count];
        var lambda = new float[count];
        var boxes = blended < count ? new CutBox[count] : null;
        for (var i = 0; i < count; i++)
        {
            var (first, end, alpha) = i < blended ? (0, blended, _mixup) : (blended, count, _cutmix);
            partners[i] = first + end - 1 - i;
            var share = alpha == 0 ? 1 : SymmetricBeta.Draw(random, alpha);
            if (boxes is null || i < blended)
            {
                lambda[i] = (float)Math.Max(share, 1 - share);
                continue;
            }

            var cut = (int)(Math.Sqrt(1 - share) * side);
            boxes[i] = CutBox.Around(random.NextSingle(), random.NextSingle(), cut / 2, side, side);
            lambda[i] = 1 - (boxes[i].Area / (float)(side * side));
        }

        return new BatchMix(partners, lambda, boxes);
    }
}
