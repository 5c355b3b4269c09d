namespace NasV2.Space;

/// <summary>One network of a family.</summary>
/// <param name="Name">Its name: <c>s</c> is the searched network itself.</param>
/// <param name="Architecture">The network.</param>
/// <param name="TrainResolution">The largest image side in training, in pixels.</param>
/// <param name="EvalResolution">The image side in evaluation, in pixels.</param>
/// <param name="Width">The factor on the filters of stem and stages, before rounding to multiples of 8.</param>
/// <param name="Depth">Its number of blocks over the searched network's.</param>
/// <param name="Complexity">Its cost at the evaluation resolution.</param>
public sealed record FamilyMember(
    string Name, Architecture Architecture, int TrainResolution, int EvalResolution, double Width, double Depth, Complexity Complexity);
