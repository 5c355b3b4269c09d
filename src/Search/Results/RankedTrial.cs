namespace NasV2.Search.Results;

/// <summary>A completed trial in its place: everything that its reward can be recomputed from.</summary>
public sealed record RankedTrial
{
    /// <summary>Place, from 1.</summary>
    public required int Rank { get; init; }

    /// <summary>The trial, from 0.</summary>
    public required int Trial { get; init; }

    /// <summary>Canonical architecture string.</summary>
    public required string Candidate { get; init; }

    /// <summary>A·S^w·P^v.</summary>
    public required double Reward { get; init; }

    /// <summary>A: minival accuracy, 0..1.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Training step time, in milliseconds.</summary>
    public required double StepMs { get; init; }

    /// <summary>Median absolute deviation of the step time over its median.</summary>
    public required double StepSpread { get; init; }

    /// <summary>
    /// Whether the error of S came down to the spec's limit; where it is false, S is worth less than its digits. True in results of old.
    /// </summary>
    public bool StepSettled { get; init; } = true;

    /// <summary>S: step time over the reference architecture's, on the scale of the job's reference device type.</summary>
    public required double StepRatio { get; init; }

    /// <summary>Comparisons with the reference's step that S is the geometric mean of; null where there was
    /// none, and in results of old.</summary>
    public IReadOnlyList<StepLook>? StepLooks { get; init; }

    /// <summary>Trainable parameters.</summary>
    public required long Parameters { get; init; }

    /// <summary>P: parameters over the reference's.</summary>
    public required double ParameterRatio { get; init; }

    /// <summary>Multiply-adds of one image at the trial's resolution.</summary>
    public required long Macs { get; init; }

    /// <summary>Hardware that the step was timed on.</summary>
    public required string DeviceType { get; init; }
}
