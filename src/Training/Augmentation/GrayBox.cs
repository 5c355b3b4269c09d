using NasV2.Data;
using static TorchSharp.torch;

namespace NasV2.Training.Augmentation;

/// <summary>RandAugment's Cutout: a square of gray around the drawn pixel.</summary>
internal static class GrayBox
{
    private const byte Fill = 128;

    public static Tensor Cutout(Tensor pixels, IReadOnlyList<AugmentDraw> draws)
    {
        var (height, width) = ((int)pixels.shape[2], (int)pixels.shape[3]);
        CutBox[] boxes = [.. draws.Select(draw => CutBox.Around(draw.X, draw.Y, (int)draw.Value, width, height))];
        return pixels.masked_fill(BoxMask.Inside(boxes, height, width, pixels.device).unsqueeze(1), Fill);
    }
}
