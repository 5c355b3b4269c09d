using NasV2.Model;
using NasV2.Training.Batches;
using static TorchSharp.torch;

namespace NasV2.Training;

/// <summary>Evaluates a network on images that it is not trained on.</summary>
public static class Evaluator
{
    /// <summary>Passes all images through the network once.</summary>
    /// <param name="network">The network, with the weights to evaluate.</param>
    /// <param name="images">What to evaluate it on.</param>
    /// <param name="normalisation">Makes bytes what the network takes.</param>
    /// <param name="betweenBatches">Called before each batch.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    public static Evaluation Evaluate(
        Network network, IBatchSource images, Normalisation normalisation, Action betweenBatches, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(normalisation);
        ArgumentNullException.ThrowIfNull(betweenBatches);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var totals = new EvaluationTotals(network.Options.Classes, network.Device);
        foreach (var batch in images.Epoch(0, 0, cancellationToken))
        {
            betweenBatches();
            using (batch)
                totals.Add(network, normalisation, batch);
        }

        return totals.Compute();
    }
}
