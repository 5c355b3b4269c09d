using NasV2.Cluster.Placement;
using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace NasV2.Server.Placement;

/// <summary>Leaves the silo that the worker with the grain's key belongs to.</summary>
internal sealed class OnItsWorkerDirector(ISiloStatusOracle members) : IPlacementFilterDirector
{
    public IEnumerable<SiloAddress> Filter(PlacementFilterStrategy filterStrategy, PlacementTarget target, IEnumerable<SiloAddress> silos)
    {
        var worker = target.GrainIdentity.Key.ToString()!;
        return silos.Where(silo => members.TryGetSiloName(silo, out var name) && SiloRole.IsHomeOf(name, worker));
    }
}
