namespace NasV2.Storage;

/// <summary>The training step of one network on one device type: the reference of S and P, or one to calibrate with.</summary>
/// <param name="DeviceType">Hardware that it was timed on; only times of one kind are comparable.</param>
/// <param name="Candidate">Canonical string of the network; the store does not read it.</param>
/// <param name="Parameters">Its trainable parameters with that many classes.</param>
/// <param name="Classes">Classes of the job's dataset.</param>
public sealed record StepMeasurement(string DeviceType, string Candidate, StepTime StepTime, long Parameters, int Classes);
