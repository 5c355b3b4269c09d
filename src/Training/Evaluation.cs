using NasV2.Model;
using NasV2.Training.Batches;
using static TorchSharp.torch;

namespace NasV2.Training;

/// <summary>Evaluates a network on images that it is not trained on.</summary>
public static class Evaluation
{
    /// <summary>Share of the images of which a label gets the highest logit.</summary>
    /// <param name="network">The network, with the weights to evaluate.</param>
    /// <param name="images">What to evaluate it on.</param>
    /// <param name="normalisation">Makes bytes what the network takes.</param>
    /// <param name="betweenBatches">Called before each batch.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    public static double Accuracy(
        Network network, IBatchSource images, Normalisation normalisation, Action betweenBatches, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(normalisation);
        ArgumentNullException.ThrowIfNull(betweenBatches);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var correct = zeros(1, int64, network.Device);
        var count = 0L;
        foreach (var batch in images.Epoch(0, 0, cancellationToken))
        {
            betweenBatches();
            using var batchScope = NewDisposeScope();
            using (batch)
            {
                var (pixels, targets) = batch.Load();
                correct.add_(
                    CorrectPredictions.Count(network.Forward(normalisation.Apply(pixels), training: false), targets, anyOfBest: true));
                count += batch.Indices.Count;
            }
        }

        return (double)correct.item<long>() / count;
    }
}
