using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using NasV2.Specs;
using NasV2.Training.Checkpoints;

namespace NasV2.Training.Runs;

/// <summary><c>metrics.jsonl</c>: one object an epoch, with what the stage of the epoch was.</summary>
public static class MetricsFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Writes all epochs so far; rewritten each time, so that an interrupted run leaves no epoch twice.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<Epoch> epochs, IReadOnlyList<TrainingStage> stages)
    {
        ArgumentNullException.ThrowIfNull(epochs);
        ArgumentNullException.ThrowIfNull(stages);
        var lines = new StringBuilder();
        foreach (var epoch in epochs)
        {
            var stage = stages.Last(stage => stage.FirstEpoch <= epoch.Number);
            lines.Append(JsonSerializer.Serialize(
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
                Json)).Append('\n');
        }

        AtomicFile.WriteAsync(path, target => target.WriteAsync(Encoding.UTF8.GetBytes(lines.ToString())).AsTask()).GetAwaiter()
            .GetResult();
    }
}
