namespace NasV2.FakeTrainer;

/// <summary>All that a trial of an architecture will ever give.</summary>
/// <param name="Ending">How it ends.</param>
/// <param name="Accuracy">Minival accuracy after the last epoch, 0..1.</param>
/// <param name="StepMs">Training step time, milliseconds.</param>
/// <param name="Parameters">Trainable parameters.</param>
/// <param name="Macs">Multiply-adds of one image.</param>
/// <param name="EpochMs">How long an epoch takes, milliseconds.</param>
public sealed record Fate(Ending Ending, double Accuracy, double StepMs, long Parameters, long Macs, int EpochMs);
