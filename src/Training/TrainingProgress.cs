using NasV2.Specs;

namespace NasV2.Training;

/// <summary>How far an epoch has come.</summary>
/// <param name="Epoch">Counted from 1.</param>
/// <param name="Stage">The stage it belongs to.</param>
/// <param name="Step">Steps of the epoch that were taken.</param>
/// <param name="StepsPerEpoch">Steps of every epoch.</param>
/// <param name="Loss">Mean loss of those steps.</param>
/// <param name="TrainAccuracy">Share of right answers in those steps, 0 to 1.</param>
/// <param name="LearningRate">That of the newest step.</param>
public sealed record TrainingProgress(
    int Epoch, TrainingStage Stage, int Step, int StepsPerEpoch, double Loss, double TrainAccuracy, double LearningRate);
