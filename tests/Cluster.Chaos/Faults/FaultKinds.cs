using NasV2.Cluster.Chaos.Running;

namespace NasV2.Cluster.Chaos.Faults;

/// <summary>The kinds of fault that scripts draw from.</summary>
internal static class FaultKinds
{
    /// <summary>All kinds, in the order of the tables.</summary>
    public static IReadOnlyList<IFault> All { get; } =
    [
        new KillMember(Role.Head, weight: 3),
        new KillMember(Role.Worker, weight: 4),
        new KillTrainer(),
        new FreezeMember(Role.Head, weight: 2),
        new FreezeMember(Role.Worker, weight: 3),
        new RestartStore(),
        new CrashStore(),
        new IsolateMember(),
        new CutLink(),
        new ResetLinks(),
        new CutStore(),
    ];
}
