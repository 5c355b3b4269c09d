namespace NasV2.Workers.Load;

/// <summary>Who looks at which device.</summary>
internal static class LoadReaders
{
    private const string Cuda = "cuda:";

    public static ILoadReader For(string device, TimeProvider clock) => device.StartsWith(Cuda, StringComparison.Ordinal)
        ? new GpuLoadReader(device[Cuda.Length..], clock)
        : new HostLoadReader(clock);
}
