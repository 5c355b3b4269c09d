namespace NasV2.Contracts;

/// <summary>What the reward's S and P are divided by: the reference architecture, measured on one device type.</summary>
/// <param name="StepTime">Its training step time.</param>
/// <param name="Parameters">Its trainable parameters with that many classes.</param>
/// <param name="Classes">Classes of the job's dataset.</param>
[GenerateSerializer, Alias("nasv2.ReferenceReport")]
public sealed record ReferenceReport(
    [property: Id(0)] StepTime StepTime, [property: Id(1)] long Parameters, [property: Id(2)] int Classes);
