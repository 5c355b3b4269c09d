namespace NasV2.Cluster;

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

/// <summary>What a worker announces of itself every few seconds.</summary>
/// <param name="Running">What it runs, one for each slot that is taken.</param>
/// <param name="IsDraining">Whether it takes no further work.</param>
/// <param name="Received">Assignments that have reached it since it started: those that were sent later are not in this status yet.</param>
/// <param name="Load">How busy its device is; null before it was first read.</param>
[GenerateSerializer, Alias("nasv2.WorkerStatus")]
public sealed record WorkerStatus(
    [property: Id(0)] WorkerDescription Worker,
    [property: Id(1)] IReadOnlyList<RunningWork> Running,
    [property: Id(2)] bool IsDraining,
    [property: Id(3)] long Received = 0,
    [property: Id(4)] DeviceLoad? Load = null)
{
    /// <summary>Trainers that it could start on further work.</summary>
    public int FreeSlots => IsDraining ? 0 : Math.Max(0, Worker.Slots - Running.Count);
}

/// <summary>The work of one slot of a worker.</summary>
/// <param name="Trial">Index of the trial; null while a step is timed outside of trials.</param>
/// <param name="Candidate">Canonical string of the architecture whose step is timed; null for a trial.</param>
[GenerateSerializer, Alias("nasv2.RunningWork")]
public sealed record RunningWork([property: Id(0)] string JobId, [property: Id(1)] int? Trial, [property: Id(2)] string? Candidate = null)
{
    /// <summary>For people: <c>job/17</c>, or <c>job, step time</c>.</summary>
    public override string ToString() => Trial is { } trial ? $"{JobId}/{trial}" : $"{JobId}, step time";
}

/// <summary>How busy a worker's device is; a value that could not be read is null.</summary>
/// <param name="Time">When it was read.</param>
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
