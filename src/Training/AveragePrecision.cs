using static TorchSharp.torch;

namespace NasV2.Training;

/// <summary>Average precision of images that are ranked by a class's logit: mean, over the images with that label, of the share of
/// such images down to their place.</summary>
internal static class AveragePrecision
{
    /// <summary>Classes that are sorted at a time, which bounds the memory.</summary>
    private const int Chunk = 256;

    /// <summary>Mean over the classes that an image has as a label.</summary>
    /// <param name="scores">Logits, [images, classes].</param>
    /// <param name="labels">Which labels each image has, [images, classes], bool; at least one is set.</param>
    public static double Mean(Tensor scores, Tensor labels)
    {
        using var scope = NewDisposeScope();
        var places = arange(1, scores.shape[0] + 1, dtype: float64).unsqueeze(1);
        var (sum, count) = (0.0, 0L);
        for (var first = 0L; first < scores.shape[1]; first += Chunk)
        {
            using var chunk = NewDisposeScope();
            var width = Math.Min(Chunk, scores.shape[1] - first);
            var order = scores.narrow(1, first, width).argsort(0, descending: true);
            var right = labels.narrow(1, first, width).gather(0, order).to(float64);
            var positives = right.sum([0]);
            var precisions = (right.cumsum(0) / places * right).sum([0]) / positives.clamp_min(1);
            sum += precisions.sum().item<double>();
            count += positives.gt(0).sum().item<long>();
        }

        return sum / count;
    }
}
