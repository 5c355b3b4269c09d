using Orleans.Placement;

namespace NasV2.Contracts.Placement;

/// <summary>The grain lives on the one silo whose worker has the grain's key: its device is there and nowhere else.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnItsWorkerAttribute() : PlacementFilterAttribute(new OnItsWorkerStrategy());
