using NasV2.Contracts;
using Proto = NasV2.Contracts.V1;

namespace NasV2.Server.Api.Messages;

/// <summary>Workers as messages.</summary>
internal static class WorkerMessages
{
    public static Proto.Worker Of(WorkerStatus status) => new()
    {
        Id = status.Worker.Id,
        Device = status.Worker.Device,
        DeviceType = status.Worker.DeviceType,
        Slots = status.Worker.Slots,
        Draining = status.IsDraining,
        Running = { status.Running.Select(work => work.ToString()) },
        Tasks = { status.Running.Select(Of) },
    };

    private static Proto.WorkerTask Of(RunningWork work)
    {
        var task = new Proto.WorkerTask { SearchId = work.JobId };
        if (work.Trial is { } trial)
            task.Trial = trial;
        return task;
    }
}
