namespace NasV2.Workers.Supervision;

/// <summary>Starts a trainer for a device and waits until it is ready.</summary>
/// <param name="device">Device, such as <c>auto</c>, <c>cpu</c> or <c>cuda:0</c>.</param>
/// <param name="cancellationToken">Gives up waiting.</param>
/// <exception cref="TrainerDiedException">It cannot be started or is not ready in time.</exception>
public delegate Task<ITrainer> TrainerFactory(string device, CancellationToken cancellationToken);
