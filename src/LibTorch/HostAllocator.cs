using System.Runtime.InteropServices;

namespace NasV2.LibTorch;

/// <summary>The settings of glibc's allocator.</summary>
internal static partial class HostAllocator
{
    private const int TrimThreshold = -1;
    private const int TopPad = -2;
    private const int MmapThreshold = -3;
    private const int OneGibibyte = 1 << 30;
    private const int MoreThanAnArenaHolds = 256 << 20;
    private const int MaxOfOlderGlibc = 32 << 20;

    /// <summary>Keeps freed memory for the next tensor instead of handing it back to the system.</summary>
    /// <remarks>
    /// By default each activation of a training step is mapped, faulted in page by page and unmapped again: a quarter of the step's time
    /// went to the kernel.
    /// </remarks>
    public static void KeepFreedMemory()
    {
        if (SetOption(MmapThreshold, OneGibibyte) == 0)
            _ = SetOption(MmapThreshold, MaxOfOlderGlibc);
        _ = SetOption(TrimThreshold, int.MaxValue);
        // A thread's own arena is built of 64 MiB heaps that come and go whatever the threshold says; one that cannot be padded so far
        // leaves the request to the main arena, which keeps what it has.
        _ = SetOption(TopPad, MoreThanAnArenaHolds);
    }

    [LibraryImport("libc.so.6", EntryPoint = "mallopt")]
    private static partial int SetOption(int option, int value);
}
