namespace NasV2.Contracts;

/// <summary>How busy a worker's device is; what nobody could tell is null.</summary>
/// <param name="Time">When it was looked.</param>
/// <param name="Utilisation">Share of the device, or of the machine's processors for a CPU, that was busy, 0 to 1.</param>
/// <param name="MemoryUsed">Bytes in use of the device's memory, or of the machine's for a CPU.</param>
/// <param name="MemoryTotal">Bytes that there are.</param>
/// <param name="Temperature">Degrees Celsius.</param>
[GenerateSerializer, Alias("nasv2.DeviceLoad")]
public sealed record DeviceLoad(
    [property: Id(0)] DateTimeOffset Time,
    [property: Id(1)] double? Utilisation,
    [property: Id(2)] long? MemoryUsed,
    [property: Id(3)] long? MemoryTotal,
    [property: Id(4)] double? Temperature);
