namespace NasV2.Domain;

/// <summary>
/// How step times of one device type read on the job's reference device type:
/// <c>reference ms = exp(Intercept + Slope · ln ms)</c>.
/// </summary>
/// <param name="Spearman">Rank correlation of the calibration set on both, in [-1, 1].</param>
/// <param name="Residuals">The calibration set, architecture by architecture.</param>
/// <param name="IsAccepted">Whether the map is good enough for step times to be used; otherwise the device trains only.</param>
public sealed record DeviceCalibration(
    string DeviceType,
    string ReferenceDeviceType,
    double Intercept,
    double Slope,
    double Spearman,
    IReadOnlyList<CalibrationResidual> Residuals,
    bool IsAccepted)
{
    /// <summary>A step time of this device type as the reference device type would have it, both in milliseconds.</summary>
    public double Map(double ms) => Math.Exp(Intercept + (Slope * Math.Log(ms)));
}

/// <summary>
/// One architecture of a calibration set: its step as measured, as mapped, and as measured on the reference device type, in milliseconds.
/// </summary>
public sealed record CalibrationResidual(string Candidate, double MeasuredMs, double MappedMs, double ReferenceMs);
