namespace NasV2.Storage;

/// <summary>What one network measured on one device type.</summary>
internal sealed class MeasurementRow
{
    public required string JobId { get; init; }

    public required string DeviceType { get; init; }

    public required string Candidate { get; init; }

    public required StepTime StepTime { get; init; }

    public required long Parameters { get; init; }

    public required int Classes { get; init; }

    public StepMeasurement ToMeasurement() => new(DeviceType, Candidate, StepTime, Parameters, Classes);
}
