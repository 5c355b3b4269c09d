namespace NasV2.Contracts;

/// <summary>A worker: one device of one silo.</summary>
/// <param name="Id">Unique name, such as <c>host/cpu</c>.</param>
/// <param name="Device">Device, such as <c>cpu</c> or <c>cuda:0</c>.</param>
/// <param name="DeviceType">Hardware that the device is; step times compare only within one type.</param>
/// <param name="Slots">How many trainers it runs at a time.</param>
[GenerateSerializer, Alias("nasv2.WorkerDescription")]
public sealed record WorkerDescription(
    [property: Id(0)] string Id,
    [property: Id(1)] string Device,
    [property: Id(2)] string DeviceType,
    [property: Id(3)] int Slots = 1);
