using System.Runtime.InteropServices;

namespace NasV2.Training.Measurement;

/// <summary>Puts all threads of this process before those of every other while a step is timed, where the system lets it.</summary>
/// <remarks>
/// Linux only, as round-robin real-time threads of the lowest priority. A better nice value is not enough: it counts within one cgroup
/// and one autogroup only, and leaves others turns of milliseconds. The kernel keeps 5 % of each second for the rest of the machine.
/// </remarks>
public sealed partial class StepPriority : IDisposable
{
    private const int Normal = 0;
    private const int RoundRobin = 2;
    private const string RealTimeShare = "/proc/sys/kernel/sched_rt_runtime_us";

    private StepPriority(bool isRaised) => IsRaised = isRaised;

    /// <summary>
    /// Whether it was raised: not without CAP_SYS_NICE or RLIMIT_RTPRIO, and not where the administrator lets real-time threads have
    /// everything, for the rest of the machine would stand still.
    /// </summary>
    public bool IsRaised { get; }

    /// <summary>Raises the priority until the result is disposed.</summary>
    public static StepPriority Raise()
    {
        var mayRaise = OperatingSystem.IsLinux()
            && GetScheduler(0) == Normal
            && File.Exists(RealTimeShare)
            && !File.ReadAllText(RealTimeShare).StartsWith('-')
            && SetScheduler(0, RoundRobin, 1) == 0;
        if (mayRaise)
            SetAll(RoundRobin, priority: 1);
        return new StepPriority(mayRaise);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (IsRaised)
            SetAll(Normal, priority: 0);
    }

    private static void SetAll(int policy, int priority)
    {
        // Fails only for a thread that ended since it was listed. Those that begin meanwhile take their creator's policy.
        foreach (var thread in ProcessThreads.Ids())
            _ = SetScheduler(thread, policy, priority);
    }

    private static int SetScheduler(int thread, int policy, int priority) => NativeSetScheduler(thread, policy, in priority);

    [LibraryImport("libc", EntryPoint = "sched_getscheduler")]
    private static partial int GetScheduler(int thread);

    [LibraryImport("libc", EntryPoint = "sched_setscheduler")]
    private static partial int NativeSetScheduler(int thread, int policy, in int priority);
}
