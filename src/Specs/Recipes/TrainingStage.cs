namespace NasV2.Specs;

/// <summary>Epochs of a run that share an image size and a regularisation.</summary>
/// <param name="FirstEpoch">The first of them, counted from 1.</param>
/// <param name="Epochs">How many there are.</param>
/// <param name="Resolution">Side of the square training images in pixels.</param>
/// <param name="Regularisation">How strongly they are regularised.</param>
public sealed record TrainingStage(int FirstEpoch, int Epochs, int Resolution, Regularisation Regularisation);
