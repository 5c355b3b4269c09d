namespace NasV2.Training.Runs;

/// <summary>What came of a training run.</summary>
/// <param name="Parameters">Trainable weights of the network.</param>
/// <param name="Images">Images that were trained on in each epoch.</param>
/// <param name="Epochs">All epochs, in order.</param>
/// <param name="BestEpoch">The epoch with the best minival accuracy, the first of several.</param>
/// <param name="MinivalAccuracy">That accuracy, 0 to 1.</param>
/// <param name="TestAccuracy">Accuracy of its weights on the test set; null where there is none.</param>
/// <param name="TrainSeconds">Wall-clock seconds of the epochs, evaluation included.</param>
/// <param name="Minival">All figures of the best epoch on the minival; null where a version that knew accuracy only trained it.</param>
/// <param name="Test">All figures of its weights on the test set; null where there is none.</param>
public sealed record RunReport(
    long Parameters, int Images, IReadOnlyList<Epoch> Epochs, int BestEpoch, double MinivalAccuracy, double? TestAccuracy,
    double TrainSeconds, Evaluation? Minival, Evaluation? Test);
