namespace NasV2.Domain;

/// <summary>How well a network does on images that it is not trained on.</summary>
/// <param name="Images">How many there are.</param>
/// <param name="Accuracy">Top-1: share of the images of which a label gets the highest logit.</param>
/// <param name="Top5">Share of the images of which a label is among the five highest logits; null up to five classes.</param>
/// <param name="Loss">Mean cross entropy in nats, without label smoothing.</param>
/// <param name="MeanAveragePrecision">
/// Mean over the classes of the average precision of ranking the images by the class's logit; null where images have one label each.
/// </param>
/// <param name="LargestPrediction">Share of the images that are given the most frequent answer; 1: all are given the same.</param>
public sealed record Evaluation(
    int Images, double Accuracy, double? Top5, double Loss, double? MeanAveragePrecision, double LargestPrediction);
