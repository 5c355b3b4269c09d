using Orleans.Placement;

namespace NasV2.Contracts.Placement;

/// <summary>The grain lives on head silos only: a coordinator must not die with an accelerator's machine.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnHeadAttribute() : PlacementFilterAttribute(new OnHeadStrategy());
