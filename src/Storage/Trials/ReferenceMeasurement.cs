namespace NasV2.Storage;

/// <summary>The job's reference network on one device type: what S and P of the reward are divided by.</summary>
/// <param name="DeviceType">Hardware that it was timed on; only times of one kind are comparable.</param>
/// <param name="Candidate">Canonical string of the reference network; the store does not read it.</param>
/// <param name="StepTime">Its training step time.</param>
/// <param name="Parameters">Its trainable parameters with that many classes.</param>
/// <param name="Classes">Classes of the job's dataset.</param>
public sealed record ReferenceMeasurement(string DeviceType, string Candidate, StepTime StepTime, long Parameters, int Classes);
