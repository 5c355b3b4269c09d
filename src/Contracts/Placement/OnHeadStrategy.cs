using Orleans.Placement;

namespace NasV2.Contracts.Placement;

/// <summary>See <see cref="OnHeadAttribute"/>.</summary>
public sealed class OnHeadStrategy() : PlacementFilterStrategy(order: 0);
