using System.Runtime.InteropServices;

namespace NasV2.LibTorch;

/// <summary>The platforms that TorchSharp has native libraries for.</summary>
internal static class TorchPlatform
{
    /// <summary>Whether the C library of this system is glibc.</summary>
    public static bool HasGlibc() =>
        NativeLibrary.TryLoad("libc.so.6", out nint library) && NativeLibrary.TryGetExport(library, "gnu_get_libc_version", out _);

    /// <summary>Refuses a Linux that TorchSharp's library cannot run on.</summary>
    /// <param name="hasGlibc">Whether the system's C library is glibc.</param>
    /// <param name="architecture">The processor architecture of this process.</param>
    /// <exception cref="TorchLoadException">The system uses musl or the process is not x86-64.</exception>
    public static void RequireSupportedLinux(bool hasGlibc, Architecture architecture)
    {
        if (!hasGlibc)
            throw new TorchLoadException(
                "TorchSharp needs glibc, but this system has another C library (Alpine has musl); run on Debian, "
                    + "Ubuntu, RHEL or their images.");
        if (architecture != Architecture.X64)
            throw new TorchLoadException(
                $"TorchSharp has no library for Linux on {architecture}; run on an x86-64 processor with an x64 .NET.");
    }
}
