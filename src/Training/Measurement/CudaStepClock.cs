namespace NasV2.Training.Measurement;

/// <summary>Times a step on the GPU itself, between two CUDA events on the default stream.</summary>
public sealed class CudaStepClock : IStepClock, IDisposable
{
    private readonly CudaRuntime _runtime;
    private readonly int _device;
    private readonly nint _start;
    private readonly nint _end;

    /// <summary>Creates the two events on a device, given by its index.</summary>
    /// <exception cref="InvalidOperationException">CUDA refuses.</exception>
    public CudaStepClock(CudaRuntime runtime, int device)
    {
        ArgumentNullException.ThrowIfNull(runtime);
        (_runtime, _device) = (runtime, device);
        runtime.UseDevice(device);
        (_start, _end) = (runtime.CreateEvent(), runtime.CreateEvent());
    }

    /// <inheritdoc/>
    public double Time(Action step)
    {
        ArgumentNullException.ThrowIfNull(step);
        // libtorch may leave another device current on this thread, and events belong to a device.
        _runtime.UseDevice(_device);
        _runtime.Record(_start);
        step();
        _runtime.Record(_end);
        _runtime.Wait(_end);
        return _runtime.ElapsedMilliseconds(_start, _end);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _runtime.DestroyEvent(_start);
        _runtime.DestroyEvent(_end);
    }
}
