namespace NasV2.Contracts;

/// <summary>The time of one training step (forward, backward, optimiser), measured alone on a device after warm-up.</summary>
[GenerateSerializer, Alias("nasv2.StepTime")]
public sealed record StepTime
{
    /// <summary>Median, in milliseconds.</summary>
    [Id(0)] public required double MedianMs { get; init; }

    /// <summary>Median absolute deviation, in milliseconds.</summary>
    [Id(1)] public required double MadMs { get; init; }

    /// <summary>Number of undisturbed steps that were timed.</summary>
    [Id(2)] public required int Steps { get; init; }

    /// <summary>Whether at least 30 undisturbed steps came within the spread (MAD / median, 2 %) before the step budget ran out.</summary>
    [Id(3)] public required bool Settled { get; init; }

    /// <summary>Device, such as <c>cpu</c> or <c>cuda:0</c>.</summary>
    [Id(4)] public required string Device { get; init; }

    /// <summary>Hardware that the device is, such as <c>NVIDIA H100 80GB HBM3</c>: step times compare only within one type.</summary>
    [Id(5)] public required string DeviceType { get; init; }

    /// <summary>Images a step.</summary>
    [Id(6)] public required int Batch { get; init; }

    /// <summary>Image size, in pixels.</summary>
    [Id(7)] public required int Resolution { get; init; }

    /// <summary>Number format of the step, such as <c>fp32</c>.</summary>
    [Id(8)] public required string Precision { get; init; }

    /// <summary>Library versions, such as <c>TorchSharp 0.107.0, libtorch 2.10.0</c>.</summary>
    [Id(9)] public required string Libraries { get; init; }

    /// <summary>Who else was seen on the device meanwhile, a sentence each; null when nobody was.</summary>
    [Id(10)] public IReadOnlyList<string>? CoTenants { get; init; }
}
