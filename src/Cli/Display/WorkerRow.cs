using NasV2.Api.V1;

namespace NasV2.Cli.Display;

/// <summary>A worker in a list.</summary>
internal sealed record WorkerRow(string Id, string Device, string DeviceType, int Slots, IReadOnlyList<string> Running, bool Draining)
{
    /// <summary><c>idle</c>, <c>busy</c>, <c>draining</c>, or <c>drained</c> when nothing is left.</summary>
    public string State => (Draining, Running.Count > 0) switch
    {
        (false, false) => "idle",
        (false, true) => "busy",
        (true, true) => "draining",
        (true, false) => "drained",
    };

    public static WorkerRow Create(Worker worker) => new(
        worker.Id, worker.Device, worker.DeviceType, worker.Slots, [.. worker.Running], worker.Draining);
}
