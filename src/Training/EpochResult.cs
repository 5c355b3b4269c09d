namespace NasV2.Training;

/// <summary>What a run had reached at the end of one epoch.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Loss">Mean training loss.</param>
/// <param name="TrainAccuracy">Share of training images classified right while training, 0..1.</param>
/// <param name="MinivalAccuracy">Share of minival images classified right by the averaged weights, 0..1.</param>
/// <param name="LearningRate">Rate of the last step.</param>
/// <param name="Seconds">Wall-clock seconds, minival included.</param>
public sealed record EpochResult(
    int Epoch, double Loss, double TrainAccuracy, double MinivalAccuracy, double LearningRate, double Seconds);
