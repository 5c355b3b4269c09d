using System.Text.Json;
using NasV2.Contracts;
using NasV2.Data;
using NasV2.Model;
using NasV2.Space;
using NasV2.Specs;
using NasV2.Training;
using NasV2.Training.Measurement;
using NasV2.Workers.Protocol;
using ExternalException = System.Runtime.InteropServices.ExternalException;

namespace NasV2.Workers.Trainer;

/// <summary>Serves one request: times the training step and, for a trial, trains. Runs on the torch thread.</summary>
internal sealed class TrialExecution(TrainerDevice device, DatasetCache datasets, Action<TrainerMessage> send, TimeProvider clock)
{
    private static readonly JsonSerializerOptions SpecJson = new(JsonSerializerDefaults.Web);

    /// <summary>Sends messages up to the one that ends the request.</summary>
    public void Run(TrainerRequest request, CancellationToken cancellation)
    {
        try
        {
            switch (request)
            {
                case MeasureRequest measure:
                    send(Measure(measure.Id, measure.Architecture, measure.Data, measure.Recipe, measure.StepTime, cancellation));
                    break;
                case TrainRequest train:
                    send(new EndedMessage(train.Id, Train(train, cancellation)));
                    break;
            }
        }
        catch (DatasetException exception)
        {
            send(new RefusedMessage(request.Id, exception.Message));
        }
        catch (Exception exception) when (Classify(exception) is { } outcome)
        {
            send(new EndedMessage(request.Id, new TrialReport { Outcome = outcome, Message = exception.Message.Split('\n')[0] }));
        }
    }

    private static TrialOutcome? Classify(Exception exception) => exception switch
    {
        DivergedException => TrialOutcome.Diverged,
        OperationCanceledException => TrialOutcome.Cancelled,
        OutOfMemoryException => TrialOutcome.OutOfMemory,
        // libtorch has no other sign of it: "CUDA out of memory" and "DefaultCPUAllocator: can't allocate memory".
        _ when exception.Message.Contains("out of memory", StringComparison.OrdinalIgnoreCase)
            || exception.Message.Contains("can't allocate memory", StringComparison.Ordinal) => TrialOutcome.OutOfMemory,
        // A device error breaks the process for good: it ends, and the worker starts a fresh one.
        ExternalException when exception.Message.Contains("CUDA error", StringComparison.Ordinal)
            || exception.Message.Contains("cuDNN error", StringComparison.OrdinalIgnoreCase) => null,
        // How TorchSharp passes on what libtorch refuses to do, such as a batch norm over a single value.
        ExternalException => TrialOutcome.Infeasible,
        _ => null,
    };

    private MeasuredMessage Measure(
        string id, string architecture, JsonElement dataSpec, JsonElement recipeSpec, JsonElement stepTimeSpec, CancellationToken cancellation)
    {
        var recipe = Read<Recipe>(recipeSpec);
        var network = Architecture.Parse(architecture);
        var classes = Data(dataSpec, recipe, cancellation).Classes;
        var (statistics, settled) = TrainingStepTime.Measure(network, recipe, classes, Read<StepTimeSpec>(stepTimeSpec), device.Torch, clock, cancellation);
        var stepTime = new StepTime
        {
            MedianMs = statistics.MedianMs,
            MadMs = statistics.MadMs,
            Steps = statistics.Steps,
            Settled = settled,
            Device = device.Name,
            DeviceType = device.Type,
            Batch = recipe.Batch,
            Resolution = recipe.Resolution,
            Precision = "fp32",
            Libraries = device.Libraries,
        };
        return new MeasuredMessage(id, stepTime, Complexity.Of(network, recipe.Resolution, classes).Parameters, classes);
    }

    private TrialReport Train(TrainRequest request, CancellationToken cancellation)
    {
        var measured = Measure(request.Id, request.Architecture, request.Data, request.Recipe, request.StepTime, cancellation);
        send(measured);

        var recipe = Read<Recipe>(request.Recipe);
        var data = Data(request.Data, recipe, cancellation);
        var start = clock.GetTimestamp();
        using var network = new Network(Architecture.Parse(request.Architecture), recipe.NetworkOptions(data.Classes), device.Torch, request.Seed);
        var last = new TrainingLoop(network, data, recipe, clock).Run(request.Seed, epoch => send(Message(request.Id, recipe, epoch)), cancellation);
        return new TrialReport
        {
            Outcome = TrialOutcome.Completed,
            Accuracy = last.MinivalAccuracy,
            StepTime = measured.StepTime,
            Parameters = network.Parameters.Count,
            Macs = Complexity.Of(network.Architecture, recipe.Resolution, data.Classes).Macs,
            TrainSeconds = clock.GetElapsedTime(start).TotalSeconds,
        };
    }

    private static EpochMessage Message(string id, Recipe recipe, EpochResult epoch) => new(id, new EpochReport
    {
        Epoch = epoch.Epoch,
        Epochs = recipe.Epochs,
        Loss = epoch.Loss,
        TrainAccuracy = epoch.TrainAccuracy,
        MinivalAccuracy = epoch.MinivalAccuracy,
        LearningRate = epoch.LearningRate,
        Seconds = epoch.Seconds,
    });

    private TrainingData Data(JsonElement spec, Recipe recipe, CancellationToken cancellation) =>
        datasets.Get(Read<DataSpec>(spec), recipe.Resolution, cancellation);

    private static T Read<T>(JsonElement element) =>
        element.Deserialize<T>(SpecJson) ?? throw new JsonException($"Expected a JSON object for {typeof(T).Name}, found null.");
}
