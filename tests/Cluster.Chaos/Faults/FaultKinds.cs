using NasV2.Cluster.Chaos.Running;

namespace NasV2.Cluster.Chaos.Faults;

/// <summary>The kinds of fault that scripts draw from.</summary>
internal static class FaultKinds
{
    /// <summary>All kinds, in the order of the tables.</summary>
    public static IReadOnlyList<IFault> All { get; } =
    [
        new KillNode(Role.Head, weight: 3),
        new KillNode(Role.Worker, weight: 4),
        new KillTrainer(),
        new FreezeNode(Role.Head, weight: 2),
        new FreezeNode(Role.Worker, weight: 3),
        new RestartStore(),
        new CrashStore(),
        new IsolateNode(),
        new CutLink(),
        new ResetLinks(),
        new CutStore(),
    ];
}
