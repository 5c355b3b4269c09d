using System.Text.Json.Serialization;

namespace NasV2.Domain;

/// <summary>One pass over the training images, and what was reached at its end.</summary>
/// <param name="Number">The epoch, from 1.</param>
/// <param name="Total">Epochs that the trial is to train.</param>
/// <param name="Loss">Mean training loss; NaN and infinity are kept, for a diverging trial reports them.</param>
/// <param name="TrainAccuracy">Top-1 on the training images while training, 0 to 1; null where it was not measured.</param>
/// <param name="MinivalAccuracy">Top-1 on the minival, 0 to 1.</param>
/// <param name="LearningRate">Learning rate of the last step.</param>
/// <param name="Seconds">Wall-clock seconds, minival included.</param>
/// <param name="Minival">All that the evaluation on the minival gave; null where it is not known, as in a stored curve.</param>
public sealed record Epoch(
    [property: JsonPropertyName("epoch")] int Number,
    [property: JsonPropertyName("epochs")] int Total,
    double Loss,
    double? TrainAccuracy,
    double MinivalAccuracy,
    double LearningRate,
    double Seconds,
    Evaluation? Minival = null);
