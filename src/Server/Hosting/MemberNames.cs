using NasV2.Cluster.Placement;
using NasV2.Server.Settings;

namespace NasV2.Server.Hosting;

/// <summary>The names that a member goes by.</summary>
/// <param name="Silo">In the membership table; says the role.</param>
/// <param name="Worker">Id of its worker; null where it has none.</param>
internal sealed record MemberNames(string Silo, string? Worker)
{
    private const string PodVariable = "POD_NAME";

    /// <exception cref="SettingsException">A pod's name does not say its role.</exception>
    public static MemberNames Of(MemberOptions member)
    {
        if (member.UsesKubernetes)
            return OfPod(member, Environment.GetEnvironmentVariable(PodVariable) ?? Environment.MachineName);
        return member.Worker is null
            ? new(SiloRole.NameOfHead(member.Name), null)
            : new(SiloRole.NameOfWorker(member.Name, member.IsHead), member.Name);
    }

    /// <summary>Orleans' Kubernetes agent declares members dead whose names are no pod's names, so the pod's name has to say the role.</summary>
    private static MemberNames OfPod(MemberOptions member, string pod)
    {
        var worker = SiloRole.WorkerOf(pod);
        if (member.IsHead == SiloRole.IsHead(pod) && member.Worker is null == worker is null)
            return new(pod, worker);
        var expected = member.Worker is null ? SiloRole.NameOfHead("") : SiloRole.NameOfWorker("", member.IsHead);
        throw new SettingsException([$"The pod is called '{pod}', but with --kubernetes its name must begin with {expected}: name its Deployment so."]);
    }
}
