namespace NasV2.Storage;

/// <summary>One network of a calibration set: its step as measured, as mapped, and as the reference device has it, milliseconds.</summary>
public sealed record CalibrationResidual(string Candidate, double MeasuredMs, double MappedMs, double ReferenceMs);
