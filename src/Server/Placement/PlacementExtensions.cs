using Microsoft.Extensions.DependencyInjection;
using NasV2.Cluster.Placement;
using Orleans.Configuration;
using Orleans.Placement;

namespace NasV2.Server.Placement;

/// <summary>Registers where grains may live.</summary>
internal static class PlacementExtensions
{
    /// <summary>Gives the silo a name that says its role (see <see cref="SiloRole"/>) and makes it keep to the roles of all.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="siloName">Its name; null where Kubernetes gives it the pod's.</param>
    public static ISiloBuilder AddNasPlacement(this ISiloBuilder silo, string? siloName)
    {
        if (siloName is not null)
            silo.Configure<SiloOptions>(options => options.SiloName = siloName);
        silo.Services.AddPlacementFilter<OnHeadStrategy, OnHeadDirector>(ServiceLifetime.Singleton);
        silo.Services.AddPlacementFilter<OnItsWorkerStrategy, OnItsWorkerDirector>(ServiceLifetime.Singleton);
        return silo;
    }
}
