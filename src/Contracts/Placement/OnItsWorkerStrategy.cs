using Orleans.Placement;

namespace NasV2.Contracts.Placement;

/// <summary>See <see cref="OnItsWorkerAttribute"/>.</summary>
public sealed class OnItsWorkerStrategy() : PlacementFilterStrategy(order: 0);
