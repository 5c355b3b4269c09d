using System.Collections.Concurrent;
using NasV2.Workers.Supervision;

namespace NasV2.Workers;

/// <summary>How the workers of a silo run their trainers.</summary>
public sealed class WorkerOptions
{
    /// <summary>Starts a trainer for a device.</summary>
    public required TrainerFactory Trainer { get; set; }

    /// <summary>Starts the trainer that a job brings along; by default none is.</summary>
    public JobTrainerFactory JobTrainer { get; set; } = (trainer, _) =>
        throw new TrialRefusedException(AllowedTrainers.None.Refusal(trainer.Command, "this worker"));

    /// <summary>
    /// Whether no other worker could do the work: a trainer that does not start then pauses the job, with the reason,
    /// instead of leaving the work to others.
    /// </summary>
    public bool IsOnlyWorker { get; set; }

    /// <summary>How often a worker says where it stands while nothing changes; default 5 seconds.</summary>
    public TimeSpan IdlePeriod { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a report waits after its first failure; doubles with each further one; default 0.5 seconds.</summary>
    public TimeSpan RetryFirst { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest such wait; default 10 seconds.</summary>
    public TimeSpan RetryLimit { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Workers of this silo that were drained: Orleans may deactivate a grain and activate it again, and
    /// it must not forget that.</summary>
    internal ConcurrentDictionary<string, bool> Drained { get; } = new(StringComparer.Ordinal);
}
