namespace NasV2.Coordination.Tests;

/// <summary>A request as a simulated trainer has it in hand.</summary>
/// <param name="Device">Device of the trainer; up to a colon it is the device type.</param>
/// <param name="JobId">The job; null for a measurement.</param>
/// <param name="Trial">The trial; null for a measurement.</param>
/// <param name="Candidate">Canonical architecture string.</param>
/// <param name="TimesStep">Whether a step time was asked for.</param>
/// <param name="Gone">Cancelled when the worker gives it up or ends the trainer.</param>
internal sealed record SimulatedWork(
    string Device, string? JobId, int? Trial, string Candidate, bool TimesStep, CancellationToken Gone)
{
    public string DeviceType => Device.Split(':')[0];

    public bool IsMeasurement => Trial is null;
}
