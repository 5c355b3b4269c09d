using System.Text.Json.Serialization;

namespace NasV2.Workers.Protocol;

/// <summary>What a trainer says.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ReadyMessage), "ready")]
[JsonDerivedType(typeof(MeasuredMessage), "measured")]
[JsonDerivedType(typeof(EpochMessage), "epoch")]
[JsonDerivedType(typeof(EndedMessage), "ended")]
[JsonDerivedType(typeof(RefusedMessage), "refused")]
public abstract record TrainerMessage;

/// <summary>A message about a request.</summary>
/// <param name="Id">The request's id.</param>
public abstract record TrainerAnswer(string Id) : TrainerMessage;

/// <summary>The first message of a trainer: it can take requests.</summary>
/// <param name="Protocol">Version of the protocol that it speaks.</param>
/// <param name="Device">Device that it trains on, such as <c>cpu</c> or <c>cuda:0</c>.</param>
/// <param name="DeviceType">Hardware that the device is.</param>
/// <param name="Libraries">Library versions.</param>
public sealed record ReadyMessage(int Protocol, string Device, string DeviceType, string Libraries) : TrainerMessage;

/// <summary>A training step was timed.</summary>
/// <param name="Id">The request.</param>
/// <param name="StepTime">What was measured.</param>
/// <param name="Parameters">Trainable parameters of the network.</param>
/// <param name="Classes">Classes of the dataset.</param>
public sealed record MeasuredMessage(string Id, StepTime StepTime, long Parameters, int Classes) : TrainerAnswer(Id);

/// <summary>An epoch ended.</summary>
/// <param name="Id">The request.</param>
/// <param name="Epoch">What was reached.</param>
public sealed record EpochMessage(string Id, [property: JsonPropertyName("report")] Epoch Epoch) : TrainerAnswer(Id);

/// <summary>A request ended with a value, well or not.</summary>
/// <param name="Id">The request.</param>
/// <param name="Result">How it ended.</param>
public sealed record EndedMessage(string Id, [property: JsonPropertyName("report")] TrialResult Result) : TrainerAnswer(Id);

/// <summary>The request cannot be served for a reason that every candidate of the job would meet, such as a damaged dataset.</summary>
/// <param name="Id">The request.</param>
/// <param name="Reason">One sentence for the job's owner.</param>
public sealed record RefusedMessage(string Id, string Reason) : TrainerAnswer(Id);
