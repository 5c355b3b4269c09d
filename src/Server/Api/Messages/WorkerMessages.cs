using Google.Protobuf.WellKnownTypes;
using NasV2.Cluster;
using Proto = NasV2.Api.V1;

namespace NasV2.Server.Api.Messages;

/// <summary>Workers as messages.</summary>
internal static class WorkerMessages
{
    public static Proto.Worker ToProto(WorkerStatus status) => new()
    {
        Id = status.Worker.Id,
        Device = status.Worker.Device,
        DeviceType = status.Worker.DeviceType,
        Slots = status.Worker.Slots,
        Draining = status.IsDraining,
        Running = { status.Running.Select(work => work.ToString()) },
        Tasks = { status.Running.Select(ToProto) },
        Load = status.Load is { } load ? ToProto(load) : null,
    };

    private static Proto.WorkerLoad ToProto(DeviceLoad load)
    {
        var message = new Proto.WorkerLoad { Time = Timestamp.FromDateTimeOffset(load.Time) };
        if (load.Utilisation is { } utilisation)
            message.Utilisation = utilisation;
        if (load.MemoryUsed is { } used)
            message.MemoryUsed = used;
        if (load.MemoryTotal is { } total)
            message.MemoryTotal = total;
        if (load.Temperature is { } temperature)
            message.Temperature = temperature;
        return message;
    }

    private static Proto.WorkerTask ToProto(RunningWork work)
    {
        var task = new Proto.WorkerTask { SearchId = work.JobId, Measured = work.Candidate ?? "" };
        if (work.Trial is { } trial)
            task.Trial = trial;
        return task;
    }
}
