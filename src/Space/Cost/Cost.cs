namespace NasV2.Space;

/// <summary>What a part of a network costs for one image.</summary>
/// <param name="Parameters">
/// Trainable numbers: convolutions, batch-norm scale and shift, squeeze-and-excitation and classifier with biases.
/// </param>
/// <param name="BatchNormStatistics">Moving means and variances, which are not trained: 2 per batch-norm channel.</param>
/// <param name="Macs">
/// Multiply-adds of convolutions, squeeze-and-excitation and classifier; batch norm and activations are not counted.
/// </param>
/// <param name="Activations">
/// Output elements of all convolutions (those in squeeze-and-excitation too) and the classifier, as pycls counts them.
/// </param>
public readonly record struct Cost(long Parameters, long BatchNormStatistics, long Macs, long Activations)
{
    /// <summary>The cost of both.</summary>
    public static Cost operator +(Cost left, Cost right) => checked(new(
        left.Parameters + right.Parameters,
        left.BatchNormStatistics + right.BatchNormStatistics,
        left.Macs + right.Macs,
        left.Activations + right.Activations));

    /// <summary>The cost of equal parts in a row.</summary>
    public static Cost operator *(Cost cost, int times) => checked(new(
        cost.Parameters * times, cost.BatchNormStatistics * times, cost.Macs * times, cost.Activations * times));
}
