namespace NasV2.Data;

/// <summary>Draws the Cutout of transfer learning: a square around a uniformly drawn pixel.</summary>
/// <remarks>DeVries, Taylor: Improved Regularization of CNNs with Cutout, 2017; sizes as in google/automl's augmentation "ft".</remarks>
/// <param name="side">Height and width of the images in pixels.</param>
/// <param name="share">The square's side over the image's, 0 to 1.</param>
public sealed class CutoutPolicy(int side, double share = 0.5)
{
    /// <summary>Draws one image's box, which ends where the image does.</summary>
    public CutBox Draw(StableRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return CutBox.Around(random.NextSingle(), random.NextSingle(), (int)(side * share / 2), side, side);
    }
}
