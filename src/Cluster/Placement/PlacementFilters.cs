using Orleans.Placement;

namespace NasV2.Cluster.Placement;

/// <summary>The grain lives on head silos only: a coordinator must not die with an accelerator's machine.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnHeadAttribute() : PlacementFilterAttribute(new OnHeadStrategy());

/// <summary>See <see cref="OnHeadAttribute"/>.</summary>
public sealed class OnHeadStrategy() : PlacementFilterStrategy(order: 0);

/// <summary>The grain lives on the one silo whose worker has the grain's key: its device is there and nowhere else.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnItsWorkerAttribute() : PlacementFilterAttribute(new OnItsWorkerStrategy());

/// <summary>See <see cref="OnItsWorkerAttribute"/>.</summary>
public sealed class OnItsWorkerStrategy() : PlacementFilterStrategy(order: 0);
