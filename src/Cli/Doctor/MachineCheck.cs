using NasV2.Api;

namespace NasV2.Cli.Doctor;

/// <summary>CPU cores and memory that this process may use, limits of its container included.</summary>
internal static class MachineCheck
{
    private const long LittleMemory = 2_000_000_000;

    public static Check Run()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        var cores = Environment.ProcessorCount;
        var found = $"{(cores == 1 ? "1 core" : $"{cores} cores")}, {NumberFormat.Bytes(memory)} of memory";
        return memory >= LittleMemory
            ? new("machine", CheckStatus.Ok, found)
            : new("machine", CheckStatus.Warn, found,
                $"Give this process {NumberFormat.Bytes(LittleMemory)} or more: training may run out of memory.");
    }
}
