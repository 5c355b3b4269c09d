using System.Runtime.InteropServices;

namespace NasV2.Training.Measurement;

/// <summary>The CUDA runtime library that libtorch loaded; TorchSharp has no call for its events.</summary>
public sealed unsafe class CudaRuntime
{
    private const int BusIdSize = 32;
    private const nint DefaultStream = 0;

    private readonly nint _library;

    private CudaRuntime(nint library) => _library = library;

    /// <summary>Null where this process has not loaded the library, as on a machine without a GPU, or where it cannot be found.</summary>
    public static CudaRuntime? Find()
    {
        const string Maps = "/proc/self/maps";
        if (!File.Exists(Maps))
            return null;
        // A second copy of the library would have no part in libtorch's streams: it has to be the file that is loaded already.
        var line = File.ReadLines(Maps).FirstOrDefault(map => map.Contains("/libcudart", StringComparison.Ordinal));
        return line is not null && NativeLibrary.TryLoad(line[line.IndexOf('/', StringComparison.Ordinal)..], out var library)
            ? new CudaRuntime(library)
            : null;
    }

    /// <summary>Where a device sits, such as <c>0000:3B:00.0</c>: the same in every process, whatever devices it is shown.</summary>
    /// <exception cref="InvalidOperationException">There is no such device.</exception>
    public string BusId(int device)
    {
        var buffer = stackalloc byte[BusIdSize];
        Check(((delegate* unmanaged<byte*, int, int, int>)Export("cudaDeviceGetPCIBusId"))(buffer, BusIdSize, device),
            "cudaDeviceGetPCIBusId");
        return Marshal.PtrToStringUTF8((nint)buffer)!;
    }

    internal void UseDevice(int device) => Check(((delegate* unmanaged<int, int>)Export("cudaSetDevice"))(device), "cudaSetDevice");

    internal nint CreateEvent()
    {
        nint created;
        Check(((delegate* unmanaged<nint*, int>)Export("cudaEventCreate"))(&created), "cudaEventCreate");
        return created;
    }

    internal void Record(nint cudaEvent) =>
        Check(((delegate* unmanaged<nint, nint, int>)Export("cudaEventRecord"))(cudaEvent, DefaultStream), "cudaEventRecord");

    internal void Wait(nint cudaEvent) =>
        Check(((delegate* unmanaged<nint, int>)Export("cudaEventSynchronize"))(cudaEvent), "cudaEventSynchronize");

    internal float ElapsedMilliseconds(nint start, nint end)
    {
        float milliseconds;
        Check(((delegate* unmanaged<float*, nint, nint, int>)Export("cudaEventElapsedTime"))(&milliseconds, start, end),
            "cudaEventElapsedTime");
        return milliseconds;
    }

    /// <summary>Its failure changes no measurement, and it runs where another exception may be on its way.</summary>
    internal void DestroyEvent(nint cudaEvent) => _ = ((delegate* unmanaged<nint, int>)Export("cudaEventDestroy"))(cudaEvent);

    private nint Export(string name) => NativeLibrary.GetExport(_library, name);

    private static void Check(int status, string call)
    {
        if (status != 0)
            throw new InvalidOperationException($"CUDA error {status} in {call}.");
    }
}
