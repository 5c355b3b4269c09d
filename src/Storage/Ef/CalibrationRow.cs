namespace NasV2.Storage;

/// <summary>The newest map of one device type to the job's reference device type.</summary>
internal sealed class CalibrationRow
{
    public required string JobId { get; init; }

    public required string DeviceType { get; init; }

    public required DeviceCalibration Calibration { get; init; }
}
