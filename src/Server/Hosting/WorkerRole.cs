using NasV2.Workers.Supervision;

namespace NasV2.Server.Hosting;

/// <summary>The worker of a node.</summary>
/// <param name="Device">Device to train on: <c>auto</c>, <c>cpu</c> or <c>cuda:N</c>.</param>
/// <param name="Slots">Trainers at a time, from 1.</param>
/// <param name="Trainer">The trainer for a device.</param>
/// <param name="Checkpoints">Where trials keep their checkpoints; null for nowhere.</param>
public sealed record WorkerRole(string Device, int Slots, Func<string, TrainerCommand> Trainer, string? Checkpoints);
