namespace NasV2.Storage;

/// <summary>One point of a trial's curve.</summary>
internal sealed class EpochRow
{
    public required string JobId { get; init; }

    public required int TrialIndex { get; init; }

    public required int Epoch { get; init; }

    /// <summary>Which attempt wrote it.</summary>
    public required int Attempt { get; init; }

    public required int Epochs { get; init; }

    /// <summary>Null stands for NaN, which SQLite cannot hold.</summary>
    public required double? Loss { get; init; }

    public required double? TrainAccuracy { get; init; }

    public required double MinivalAccuracy { get; init; }

    public required double LearningRate { get; init; }

    public required double Seconds { get; init; }

    public static EpochRow From(Trial trial, Epoch epoch) => new()
    {
        JobId = trial.JobId,
        TrialIndex = trial.Index,
        Epoch = epoch.Number,
        Attempt = trial.Attempt,
        Epochs = epoch.Total,
        Loss = double.IsNaN(epoch.Loss) ? null : epoch.Loss,
        TrainAccuracy = epoch.TrainAccuracy,
        MinivalAccuracy = epoch.MinivalAccuracy,
        LearningRate = epoch.LearningRate,
        Seconds = epoch.Seconds,
    };

    public Epoch ToEpoch() => new(Epoch, Epochs, Loss ?? double.NaN, TrainAccuracy, MinivalAccuracy, LearningRate, Seconds);
}
