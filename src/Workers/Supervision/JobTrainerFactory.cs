namespace NasV2.Workers.Supervision;

/// <summary>Starts the trainer that a job brings along and waits until it is ready.</summary>
/// <param name="trainer">The trainer.</param>
/// <param name="cancellationToken">Gives up waiting.</param>
/// <exception cref="TrialRefusedException">This worker does not run it.</exception>
/// <exception cref="TrainerDiedException">It cannot be started, is not ready in time or says that it trains elsewhere.</exception>
public delegate Task<ITrainer> JobTrainerFactory(JobTrainer trainer, CancellationToken cancellationToken);
