namespace NasV2.Data;

/// <summary>Draws the Cutout of transfer learning: a square of half the image's side around a uniformly drawn pixel.</summary>
/// <remarks>DeVries, Taylor: Improved Regularization of CNNs with Cutout, 2017; sizes as in google/automl's augmentation "ft".</remarks>
/// <param name="side">Height and width of the images in pixels.</param>
public sealed class CutoutPolicy(int side)
{
    /// <summary>Draws one image's box, which ends where the image does.</summary>
    public CutBox Draw(StableRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return CutBox.Around(random.NextSingle(), random.NextSingle(), side / 4, side, side);
    }
}
