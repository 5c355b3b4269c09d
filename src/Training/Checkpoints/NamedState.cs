using static TorchSharp.torch;

namespace NasV2.Training.Checkpoints;

/// <summary>A flat tensor that is part of a run's state, under its name in a checkpoint.</summary>
/// <param name="Name">Dotted path, such as <c>optimiser.momentum</c>.</param>
/// <param name="Tensor">[n], contiguous; restoring writes into it.</param>
public readonly record struct NamedState(string Name, Tensor Tensor);
