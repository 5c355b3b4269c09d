namespace NasV2.Space;

/// <summary>What a network may cost for one image, without the classifier, whose size the dataset decides.</summary>
/// <param name="Parameters">Bounds of <see cref="Cost.Parameters"/>.</param>
/// <param name="Macs">Bounds of <see cref="Cost.Macs"/>.</param>
/// <param name="Activations">Bounds of <see cref="Cost.Activations"/>, in elements.</param>
public sealed record CostConstraints(CostBounds Parameters, CostBounds Macs, CostBounds Activations)
{
    /// <summary>Allows every network.</summary>
    public static CostConstraints None { get; } = new(CostBounds.None, CostBounds.None, CostBounds.None);

    /// <summary>Whether the cost is within all bounds.</summary>
    public bool Allow(Cost cost) =>
        Parameters.Contain(cost.Parameters) && Macs.Contain(cost.Macs) && Activations.Contain(cost.Activations);
}
