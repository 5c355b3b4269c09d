namespace NasV2.Storage;

/// <summary>One epoch of a trial's training curve.</summary>
/// <param name="Epoch">One-based.</param>
/// <param name="Epochs">Epochs that the trial is to train.</param>
/// <param name="Loss">Mean training loss; NaN and infinity are kept, for a diverged trial reports them.</param>
/// <param name="TrainAccuracy">Top-1 in [0, 1], where it was measured.</param>
/// <param name="MinivalAccuracy">Top-1 in [0, 1].</param>
/// <param name="Seconds">Wall time of this epoch.</param>
public sealed record EpochReport(
    int Epoch,
    int Epochs,
    double Loss,
    double? TrainAccuracy,
    double MinivalAccuracy,
    double LearningRate,
    double Seconds);
