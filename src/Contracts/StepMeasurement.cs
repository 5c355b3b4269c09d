namespace NasV2.Contracts;

/// <summary>An architecture's training step, timed on one device type.</summary>
/// <param name="Architecture">Canonical string.</param>
/// <param name="StepTime">What was measured.</param>
/// <param name="Parameters">Trainable parameters with that many classes.</param>
/// <param name="Classes">Classes of the job's dataset.</param>
[GenerateSerializer, Alias("nasv2.StepMeasurement")]
public sealed record StepMeasurement(
    [property: Id(0)] string Architecture, [property: Id(1)] StepTime StepTime, [property: Id(2)] long Parameters, [property: Id(3)] int Classes);
