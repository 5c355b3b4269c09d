using System.Runtime.InteropServices;

namespace NasV2.Cluster.Chaos.Processes;

/// <summary>Sends signals to processes and process groups.</summary>
internal static partial class Signals
{
    /// <summary>False when there is no such process.</summary>
    public static bool Send(int process, Signal signal) => Kill(process, (int)signal) == 0;

    /// <summary>To every process of the group; false when it has none.</summary>
    public static bool SendToGroup(int group, Signal signal) => Kill(-group, (int)signal) == 0;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);
}
