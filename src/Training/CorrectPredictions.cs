using static TorchSharp.torch;

namespace NasV2.Training;

/// <summary>Counts the images of a batch whose highest logit is that of a right class.</summary>
internal static class CorrectPredictions
{
    /// <summary>Their number, a scalar, int64, on the device.</summary>
    /// <param name="logits">[n, classes].</param>
    /// <param name="targets">Labels, [n], int64, or probabilities, [n, classes].</param>
    /// <param name="anyOfBest">
    /// Of probabilities, whether all classes that share the highest are right, as an image's several labels do, or the first of them alone.
    /// </param>
    public static Tensor Count(Tensor logits, Tensor targets, bool anyOfBest)
    {
        var answers = logits.argmax(1);
        if (targets.dim() == 1)
            return answers.eq(targets).sum();
        return anyOfBest
            ? targets.gather(1, answers.unsqueeze(1)).eq(targets.amax([1], keepdim: true)).sum()
            : answers.eq(targets.argmax(1)).sum();
    }
}
