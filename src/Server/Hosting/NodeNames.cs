using NasV2.Cluster.Placement;
using NasV2.Server.Settings;

namespace NasV2.Server.Hosting;

/// <summary>The names that a node goes by.</summary>
/// <param name="Silo">In the membership table; says the role.</param>
/// <param name="Worker">Id of its worker; null where it has none.</param>
internal sealed record NodeNames(string Silo, string? Worker)
{
    private const string PodVariable = "POD_NAME";

    /// <exception cref="SettingsException">A pod's name does not say its role.</exception>
    public static NodeNames Create(NodeOptions node)
    {
        if (node.UsesKubernetes)
            return FromPod(node, Environment.GetEnvironmentVariable(PodVariable) ?? Environment.MachineName);
        return node.Worker is null
            ? new(SiloRole.NameOfHead(node.Name), null)
            : new(SiloRole.NameOfWorker(node.Name, node.IsHead), node.Name);
    }

    /// <summary>Orleans' Kubernetes agent declares nodes dead whose names are not names of pods, so the pod's
    /// name has to contain the role.</summary>
    private static NodeNames FromPod(NodeOptions node, string pod)
    {
        var worker = SiloRole.WorkerOf(pod);
        if (node.IsHead == SiloRole.IsHead(pod) && node.Worker is null == worker is null)
            return new(pod, worker);
        var expected = node.Worker is null ? SiloRole.NameOfHead("") : SiloRole.NameOfWorker("", node.IsHead);
        throw new SettingsException(
            [$"The pod is called '{pod}', but with --kubernetes its name must begin with {expected}: name its Deployment so."]);
    }
}
