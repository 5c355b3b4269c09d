using NasV2.Data;
using NasV2.Model;
using TorchSharp;
using static TorchSharp.torch;

namespace NasV2.Training;

/// <summary>Judges a network on images that it is not trained on.</summary>
public static class Evaluation
{
    /// <summary>Share of the images of which a label gets the highest logit.</summary>
    /// <param name="network">The network, with the weights to be judged.</param>
    /// <param name="images">What to judge it on.</param>
    /// <param name="resolution">Side of the images in pixels.</param>
    /// <param name="batches">Brings them to the network's device.</param>
    /// <param name="betweenBatches">Called before each batch.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    public static double Accuracy(
        Network network, BatchPipeline images, int resolution, DeviceBatches batches, Action betweenBatches, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(batches);
        ArgumentNullException.ThrowIfNull(betweenBatches);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var correct = zeros(1, int64, network.Device);
        var count = 0L;
        foreach (var batch in images.Epoch(0, cancellation))
        {
            betweenBatches();
            using var batchScope = NewDisposeScope();
            using (batch)
            {
                var (pixels, targets) = batches.Load(batch, resolution);
                correct.add_(RightAnswers.Count(network.Forward(batches.Normalise(pixels), training: false), targets, anyOfBest: true));
                count += batch.Count;
            }
        }

        return (double)correct.item<long>() / count;
    }
}
