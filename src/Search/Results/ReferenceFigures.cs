namespace NasV2.Search.Results;

/// <summary>What S and P were divided by on one device type.</summary>
/// <param name="DeviceType">Hardware.</param>
/// <param name="Candidate">Canonical string of the reference architecture.</param>
/// <param name="StepMs">Its training step time, in milliseconds.</param>
/// <param name="Parameters">Its trainable parameters.</param>
public sealed record ReferenceFigures(string DeviceType, string Candidate, double StepMs, long Parameters);
