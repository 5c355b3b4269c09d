using System.Text.Json;
using System.Text.Json.Serialization;
using NasV2.Specs;

namespace NasV2.Training.Runs;

/// <summary><c>metrics.jsonl</c>: one object an epoch, with what the stage of the epoch was.</summary>
public sealed class MetricsFile : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private readonly IReadOnlyList<TrainingStage> _stages;
    private readonly StreamWriter _file;

    /// <summary>Begins an empty file, to which a resumed run adds the epochs that it does not train again.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public MetricsFile(string path, IReadOnlyList<TrainingStage> stages)
    {
        ArgumentNullException.ThrowIfNull(stages);
        _stages = stages;
        _file = new StreamWriter(path) { AutoFlush = true };
    }

    /// <summary>Appends an epoch.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Add(Epoch epoch)
    {
        ArgumentNullException.ThrowIfNull(epoch);
        var stage = _stages.Last(stage => stage.FirstEpoch <= epoch.Number);
        _file.Write(JsonSerializer.Serialize(
            new
            {
                Epoch = epoch.Number,
                epoch.Loss,
                epoch.TrainAccuracy,
                epoch.MinivalAccuracy,
                MinivalLoss = epoch.Minival?.Loss,
                MinivalTop5 = epoch.Minival?.Top5,
                MinivalMeanAveragePrecision = epoch.Minival?.MeanAveragePrecision,
                epoch.LearningRate,
                epoch.Seconds,
                stage.Resolution,
                stage.Regularisation.RandAugment,
                stage.Regularisation.Mixup,
                stage.Regularisation.Cutmix,
                stage.Regularisation.Dropout,
            },
            Json) + "\n");
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
