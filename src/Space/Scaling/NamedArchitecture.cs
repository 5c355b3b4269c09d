namespace NasV2.Space;

/// <summary>A published network with the settings it was released with.</summary>
/// <param name="Name">Its name, such as <c>efficientnetv2-s</c>.</param>
/// <param name="Architecture">The network.</param>
/// <param name="TrainResolution">The largest image side in training, in pixels.</param>
/// <param name="EvalResolution">The image side in evaluation, in pixels.</param>
/// <param name="Dropout">The dropout rate before the classifier.</param>
public sealed record NamedArchitecture(string Name, Architecture Architecture, int TrainResolution, int EvalResolution, double Dropout);
