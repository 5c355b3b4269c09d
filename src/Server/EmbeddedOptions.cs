using NasV2.Workers.Supervision;

namespace NasV2.Server;

/// <summary>How the embedded service runs: one process, one silo, one worker, a SQLite file.</summary>
public sealed record EmbeddedOptions
{
    /// <summary>Folder of the store, the datasets and the logs.</summary>
    public required NasHome Home { get; init; }

    /// <summary>Device to train on: <c>auto</c>, <c>cpu</c> or <c>cuda:N</c>.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>The trainer for a device.</summary>
    public required Func<string, TrainerCommand> Trainer { get; init; }
}
