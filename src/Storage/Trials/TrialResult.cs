namespace NasV2.Storage;

/// <summary>What a trial ended with; fields are null where the trial did not get that far.</summary>
/// <param name="Accuracy">Minival top-1 in [0, 1].</param>
/// <param name="Parameters">Trainable parameters.</param>
/// <param name="Macs">Multiply-accumulates of one forward pass.</param>
public sealed record TrialResult(
    TrialOutcome Outcome,
    double? Accuracy = null,
    StepTime? StepTime = null,
    long? Parameters = null,
    long? Macs = null,
    double? TrainSeconds = null,
    string? Message = null);
