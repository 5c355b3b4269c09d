using NasV2.Data;

namespace NasV2.Workers.Trainer;

/// <summary>How the built-in trainer runs.</summary>
/// <param name="Device"><c>auto</c> (the first CUDA device, else the CPU), <c>cpu</c> or <c>cuda:N</c>.</param>
/// <param name="DataHome">Folder in which datasets are looked for when a spec names no path.</param>
/// <param name="LibTorchFolder">Folder of an existing libtorch; null for the one that the application ships.</param>
/// <param name="Checkpoints">Address of the checkpoint store, see <see cref="Checkpoints.CheckpointStores"/>; null for none.</param>
public sealed record TrainerOptions(string Device, string DataHome, string? LibTorchFolder, string? Checkpoints = null)
{
    /// <summary>Folders in which a path of a spec must lie; by default those that the worker hands on.</summary>
    public DataRoots Roots { get; init; } = DataRoots.FromEnvironment();
}
