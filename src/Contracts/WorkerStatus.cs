namespace NasV2.Contracts;

/// <summary>What a worker says of itself, over and over.</summary>
/// <param name="Worker">Who it is.</param>
/// <param name="Running">What it runs, one for each slot that is taken.</param>
/// <param name="IsDraining">Whether it takes no further work.</param>
/// <param name="Received">Assignments that have reached it since it started: those that were sent later are not in this status yet.</param>
/// <param name="Load">How busy its device is; null before anybody looked.</param>
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
