using NasV2.Workers.Supervision;

namespace NasV2.Workers;

/// <summary>How the workers of a silo run their trainers.</summary>
public sealed class WorkerOptions
{
    /// <summary>The trainer for a device, such as <c>auto</c>, <c>cpu</c> or <c>cuda:0</c>.</summary>
    public required Func<string, TrainerCommand> Trainer { get; init; }

    /// <summary>How often an idle worker says so again; default 5 seconds.</summary>
    public TimeSpan IdlePeriod { get; init; } = TimeSpan.FromSeconds(5);
}
