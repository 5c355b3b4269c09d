using System.Runtime.InteropServices;

namespace NasV2.LibTorch;

/// <summary>The CUDA driver's list of devices; TorchSharp has no call for their names.</summary>
internal static unsafe class CudaDevices
{
    private const int NameSize = 256;

    /// <summary>The names of the devices by their index, such as <c>NVIDIA H100 80GB HBM3</c>; empty where
    /// there is no driver or device.</summary>
    public static IReadOnlyList<string> Names()
    {
        if (!NativeLibrary.TryLoad(OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1", out nint driver))
            return [];
        var initialize = (delegate* unmanaged<uint, int>)NativeLibrary.GetExport(driver, "cuInit");
        var count = (delegate* unmanaged<int*, int>)NativeLibrary.GetExport(driver, "cuDeviceGetCount");
        var name = (delegate* unmanaged<byte*, int, int, int>)NativeLibrary.GetExport(driver, "cuDeviceGetName");
        int devices;
        if (initialize(0) != 0 || count(&devices) != 0)
            return [];

        List<string> names = [];
        byte* buffer = stackalloc byte[NameSize];
        // A device's handle is its index.
        for (int device = 0; device < devices; device++)
            names.Add(name(buffer, NameSize, device) == 0 ? Marshal.PtrToStringUTF8((nint)buffer)! : $"CUDA device {device}");
        return names;
    }
}
