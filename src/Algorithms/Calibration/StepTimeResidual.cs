namespace NasV2.Algorithms.Calibration;

/// <summary>How well a map meets one network of the calibration set.</summary>
/// <param name="Candidate">The network's canonical string.</param>
/// <param name="MeasuredMs">Its step time on the mapped device type, in milliseconds.</param>
/// <param name="MappedMs">What the map makes of that.</param>
/// <param name="ReferenceMs">Its step time on the reference device type, in milliseconds.</param>
/// <param name="RelativeError">Mapped over reference, minus 1: 0.1 is 10 % too slow.</param>
public sealed record StepTimeResidual(string Candidate, double MeasuredMs, double MappedMs, double ReferenceMs, double RelativeError);
