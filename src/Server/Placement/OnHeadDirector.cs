using NasV2.Cluster.Placement;
using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace NasV2.Server.Placement;

/// <summary>Leaves the silos that are heads.</summary>
internal sealed class OnHeadDirector(ISiloStatusOracle members) : IPlacementFilterDirector
{
    public IEnumerable<SiloAddress> Filter(
        PlacementFilterStrategy filterStrategy, PlacementTarget target, IEnumerable<SiloAddress> silos) =>
        silos.Where(silo => members.TryGetSiloName(silo, out var name) && SiloRole.IsHead(name));
}
