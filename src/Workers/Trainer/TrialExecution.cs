using System.Text.Json;
using NasV2.Data;
using NasV2.Model;
using NasV2.Space;
using NasV2.Specs;
using NasV2.Training;
using NasV2.Training.Checkpoints;
using NasV2.Training.Measurement;
using NasV2.Workers.Checkpoints;
using NasV2.Workers.Protocol;

namespace NasV2.Workers.Trainer;

/// <summary>Serves one request: times the training step and, for a trial, trains. Runs on the torch thread.</summary>
internal sealed class TrialExecution(
    TrainerDevice device, DeviceGate gate, DatasetCache datasets, ICheckpointStore? store, Action<TrainerMessage> send, TimeProvider clock)
{
    /// <summary>Sends messages up to the one that ends the request.</summary>
    public void Run(TrainerRequest request, CancellationToken cancellationToken)
    {
        try
        {
            switch (request)
            {
                case MeasureRequest measure:
                    send(Measure(measure, cancellationToken));
                    break;
                case TrainRequest train:
                    send(new EndedMessage(train.Id, Train(train, cancellationToken)));
                    break;
            }
        }
        catch (Exception exception) when (exception is DatasetException or SpecException)
        {
            send(new RefusedMessage(request.Id, exception.Message));
        }
        catch (Exception exception) when (Classify(exception) is { } outcome)
        {
            send(new EndedMessage(request.Id, new TrialResult(outcome, Message: exception.Message.Split('\n')[0])));
        }
    }

    private static TrialOutcome? Classify(Exception exception) => exception is OperationCanceledException
        ? TrialOutcome.Cancelled
        : TrainingFailures.Classify(exception) switch
        {
            TrainingFailure.Diverged => TrialOutcome.Diverged,
            TrainingFailure.OutOfMemory => TrialOutcome.OutOfMemory,
            TrainingFailure.Infeasible => TrialOutcome.Infeasible,
            // The process ends, and the worker starts a fresh one.
            _ => null,
        };

    private MeasuredMessage Measure(MeasureRequest request, CancellationToken cancellationToken)
    {
        var recipe = RecipeJson.Read(request.Recipe.GetRawText());
        var network = Architecture.Parse(request.Architecture);
        var classes = Data(request.Data, recipe, cancellationToken).Classes;
        var spec = SectionJson.Read<StepTimeSpec>(request.StepTime.GetRawText());
        var stepTime = Look(network, Reference(request.Reference, network), recipe, classes, spec, cancellationToken);
        return new MeasuredMessage(
            request.Id, stepTime, Complexity.Compute(network, recipe.Resolution, classes).Parameters, classes);
    }

    private StepTime Look(
        Architecture network, Architecture reference, Recipe recipe, int classes, StepTimeSpec spec, CancellationToken cancellationToken)
    {
        using var alone = gate.Measure(cancellationToken);
        var measured =
            TrainingStepTime.Measure(network, reference, recipe, classes, spec, device.Torch, clock, cancellationToken);
        string[] coTenants = [.. alone.CoTenants, .. measured.CoTenants];
        return new StepTime(
            measured.Statistics.MedianMs,
            measured.Statistics.MadMs,
            measured.Statistics.Steps,
            measured.Settled,
            device.Name,
            device.Type,
            recipe.Batch,
            recipe.Resolution,
            recipe.Precision == Precision.Bf16 ? "bf16" : "fp32",
            device.Libraries,
            coTenants.Length > 0 ? coTenants : null,
            [new StepLook(measured.Pairs.Ratio, measured.Pairs.Error, measured.Pairs.Pairs, measured.ReferenceMs)]);
    }

    private TrialResult Train(TrainRequest request, CancellationToken cancellationToken)
    {
        var recipe = RecipeJson.Read(request.Recipe.GetRawText());
        var data = Data(request.Data, recipe, cancellationToken);
        var architecture = Architecture.Parse(request.Architecture);
        using var checkpoints =
            Checkpoints(request, RunIdentity.Create(architecture, request.Seed, recipe, data.Spec, data.Fingerprint), cancellationToken);
        var complexity = Complexity.Compute(architecture, recipe.Resolution, data.Classes);
        var stepTime = FirstLook(request, architecture, recipe, complexity.Parameters, data.Classes, checkpoints, cancellationToken);

        foreach (var epoch in checkpoints?.Unreported ?? [])
            send(new EpochMessage(request.Id, epoch with { Total = recipe.Epochs, Minival = null }));
        var result = Train(request, architecture, recipe, data, checkpoints, cancellationToken);
        // Minutes after the first look, since a host is slower at one time than at another.
        return stepTime is null
            ? result with { Macs = complexity.Macs }
            : result with
            {
                Macs = complexity.Macs,
                StepTime = stepTime.With(Look(
                    architecture, Reference(request.Reference, architecture), recipe, data.Classes, StepSpec(request), cancellationToken)),
            };
    }

    private TrialResult Train(
        TrainRequest request, Architecture architecture, Recipe recipe, TrainingData data, TrialCheckpoints? checkpoints,
        CancellationToken cancellationToken)
    {
        using var pass = gate.Train(cancellationToken);
        var start = clock.GetTimestamp();
        using var network = new Network(architecture, recipe.NetworkOptions(data.Classes), device.Torch, request.Seed);
        var loop = new TrainingLoop(network, data, recipe, clock, checkpoints) { BetweenSteps = pass.LetMeasure };
        var result = loop.Run(request.Seed, epoch => send(new EpochMessage(request.Id, epoch with { Minival = null })), cancellationToken);
        return new TrialResult(
            TrialOutcome.Completed,
            result.MinivalAccuracy,
            Parameters: network.Parameters.Count,
            TrainSeconds:
                (checkpoints?.Earlier.Sum(epoch => epoch.Seconds) ?? 0) + (clock.GetElapsedTime(start) - pass.Waited).TotalSeconds,
            Minival: data.Minival with { LargestPrediction = result.Minival?.LargestPrediction });
    }

    private TrialCheckpoints? Checkpoints(TrainRequest request, RunIdentity identity, CancellationToken cancellationToken) =>
        store is not null && request.Checkpoint is { } place
            ? new TrialCheckpoints(store, place, identity, Console.Error.WriteLine, clock, cancellationToken)
            : null;

    /// <summary>The step time that an earlier attempt measured on such a device, else a new one, and says so; null
    /// where none is asked for.</summary>
    private StepTime? FirstLook(
        TrainRequest request, Architecture architecture, Recipe recipe, long parameters, int classes, TrialCheckpoints? checkpoints,
        CancellationToken cancellationToken)
    {
        if (request.StepTime is null)
            return null;
        if (checkpoints?.StepTime is { } earlier && earlier.DeviceType == device.Type)
        {
            send(new MeasuredMessage(request.Id, earlier, parameters, classes));
            return earlier;
        }

        var measured = Look(
            architecture, Reference(request.Reference, architecture), recipe, classes, StepSpec(request), cancellationToken);
        checkpoints?.StepTime = measured;
        send(new MeasuredMessage(request.Id, measured, parameters, classes));
        return measured;
    }

    private static StepTimeSpec StepSpec(TrainRequest request) => SectionJson.Read<StepTimeSpec>(request.StepTime!.Value.GetRawText());

    private static Architecture Reference(string? reference, Architecture network) =>
        reference is null ? network : Architecture.Parse(reference);

    private TrainingData Data(JsonElement spec, Recipe recipe, CancellationToken cancellationToken)
    {
        // Reading images takes cores as training does.
        using var pass = gate.Train(cancellationToken);
        return datasets.Get(
            SectionJson.Read<DataSpec>(spec.GetRawText()), Math.Max(recipe.Resolution, recipe.EvaluationResolution()), cancellationToken);
    }
}
