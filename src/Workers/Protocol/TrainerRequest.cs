using System.Text.Json;
using System.Text.Json.Serialization;

namespace NasV2.Workers.Protocol;

/// <summary>What a worker asks of its trainer.</summary>
/// <param name="Id">Chosen by the worker; every answer repeats it.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(MeasureRequest), "measure")]
[JsonDerivedType(typeof(TrainRequest), "train")]
[JsonDerivedType(typeof(CancelRequest), "cancel")]
public abstract record TrainerRequest(string Id);

/// <summary>Time the training step of an architecture; answered by <c>measured</c>.</summary>
/// <param name="Id">See <see cref="TrainerRequest"/>.</param>
/// <param name="Architecture">Canonical string.</param>
/// <param name="Data">The job spec's <c>data</c>.</param>
/// <param name="Recipe">The job spec's <c>recipe</c>.</param>
/// <param name="StepTime">The job spec's <c>stepTime</c>: how to measure.</param>
/// <param name="Reference">Canonical string of the architecture that S is relative to, to be timed in turn; null for the same.</param>
public sealed record MeasureRequest(
    string Id, string Architecture, JsonElement Data, JsonElement Recipe, JsonElement StepTime, string? Reference = null)
    : TrainerRequest(Id);

/// <summary>Time and train a candidate; answered by <c>measured</c>, an <c>epoch</c> each, and <c>ended</c>.</summary>
/// <remarks>After a resume there is an <c>epoch</c> only for each that was still to train.</remarks>
/// <param name="Id">See <see cref="TrainerRequest"/>.</param>
/// <param name="Architecture">Canonical string.</param>
/// <param name="Seed">Seed of weights, data order and augmentation.</param>
/// <param name="Data">The job spec's <c>data</c>.</param>
/// <param name="Recipe">The job spec's <c>recipe</c>.</param>
/// <param name="StepTime">The job spec's <c>stepTime</c>: how to measure; null for no <c>measured</c> and no step time.</param>
/// <param name="Checkpoint">Where the trial's checkpoints are; null for none.</param>
/// <param name="Reference">See <see cref="MeasureRequest"/>.</param>
public sealed record TrainRequest(
    string Id,
    string Architecture,
    long Seed,
    JsonElement Data,
    JsonElement Recipe,
    JsonElement? StepTime = null,
    CheckpointPlace? Checkpoint = null,
    string? Reference = null) : TrainerRequest(Id);

/// <summary>Stop the work of this id; answered by <c>ended</c> with the outcome <c>cancelled</c>.</summary>
/// <param name="Id">See <see cref="TrainerRequest"/>.</param>
public sealed record CancelRequest(string Id) : TrainerRequest(Id);
