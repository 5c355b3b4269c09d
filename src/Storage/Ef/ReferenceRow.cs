namespace NasV2.Storage;

/// <summary>What the reference network measured on one device type.</summary>
internal sealed class ReferenceRow
{
    public required string JobId { get; init; }

    public required string DeviceType { get; init; }

    public required string Candidate { get; init; }

    public required StepTime StepTime { get; init; }

    public required long Parameters { get; init; }

    public required int Classes { get; init; }

    public ReferenceMeasurement ToMeasurement() => new(DeviceType, Candidate, StepTime, Parameters, Classes);
}
