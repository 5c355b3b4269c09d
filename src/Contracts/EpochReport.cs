namespace NasV2.Contracts;

/// <summary>What a trial had reached at the end of one epoch.</summary>
[GenerateSerializer, Alias("nasv2.EpochReport")]
public sealed record EpochReport
{
    /// <summary>The epoch, from 1.</summary>
    [Id(0)] public required int Epoch { get; init; }

    /// <summary>Epochs in all.</summary>
    [Id(1)] public required int Epochs { get; init; }

    /// <summary>Mean training loss of the epoch.</summary>
    [Id(2)] public required double Loss { get; init; }

    /// <summary>Share of training images classified right while training, 0..1.</summary>
    [Id(3)] public required double TrainAccuracy { get; init; }

    /// <summary>Share of minival images classified right after the epoch, 0..1.</summary>
    [Id(4)] public required double MinivalAccuracy { get; init; }

    /// <summary>Learning rate of the last step.</summary>
    [Id(5)] public required double LearningRate { get; init; }

    /// <summary>Wall-clock seconds of the epoch, minival included.</summary>
    [Id(6)] public required double Seconds { get; init; }
}
