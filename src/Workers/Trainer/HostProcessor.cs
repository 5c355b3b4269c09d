using System.Runtime.InteropServices;

namespace NasV2.Workers.Trainer;

/// <summary>What the CPU of this machine is.</summary>
internal static class HostProcessor
{
    private const string LinuxProcessors = "/proc/cpuinfo";

    /// <summary>Model and number of usable cores, such as <c>AMD EPYC 9B14, 2 cores</c>: step times compare
    /// only within one such name.</summary>
    public static string Name() => $"{Model()}, {Environment.ProcessorCount} cores";

    private static string Model()
    {
        if (File.Exists(LinuxProcessors) && File.ReadLines(LinuxProcessors).FirstOrDefault(IsModelName) is { } line)
            return line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        return RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static bool IsModelName(string line) => line.StartsWith("model name", StringComparison.Ordinal);
}
