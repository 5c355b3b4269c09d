namespace NasV2.Contracts;

/// <summary>How a trial ended and what it measured; what does not apply to the outcome is null.</summary>
[GenerateSerializer, Alias("nasv2.TrialReport")]
public sealed record TrialReport
{
    /// <summary>How it ended.</summary>
    [Id(0)] public required TrialOutcome Outcome { get; init; }

    /// <summary>Minival accuracy after the last epoch, 0..1: the A of the reward.</summary>
    [Id(1)] public double? Accuracy { get; init; }

    /// <summary>Training step time: the S of the reward before it is normalised.</summary>
    [Id(2)] public StepTime? StepTime { get; init; }

    /// <summary>Trainable parameters: the P of the reward before it is normalised.</summary>
    [Id(3)] public long? Parameters { get; init; }

    /// <summary>Multiply-adds of one image at the trial's resolution.</summary>
    [Id(4)] public long? Macs { get; init; }

    /// <summary>Wall-clock seconds of training.</summary>
    [Id(5)] public double? TrainSeconds { get; init; }

    /// <summary>Why it did not complete.</summary>
    [Id(6)] public string? Message { get; init; }
}
