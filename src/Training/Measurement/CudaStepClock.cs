using NasV2.Specs;

namespace NasV2.Training.Measurement;

/// <summary>Times steps on the GPU itself, between two CUDA events on the default stream.</summary>
/// <remarks>
/// Several steps in a row, with no synchronisation in between, as in training: the time to launch a step's kernels counts only where the
/// GPU has to wait for it.
/// </remarks>
public sealed class CudaStepClock : IStepClock, IDisposable
{
    private const int StepsInRow = 10;

    // By then cuDNN has chosen its algorithms and the clock has come up.
    private const int MinWarmup = 20;

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

    /// <summary>The spec with at least 20 steps of warm-up.</summary>
    public static StepTimeSpec Warm(StepTimeSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return spec with { WarmupSteps = Math.Max(spec.WarmupSteps, MinWarmup / StepsInRow) };
    }

    /// <summary>Runs the step ten times in a row.</summary>
    /// <returns>Milliseconds of one of them, on average.</returns>
    public double Time(Action step)
    {
        ArgumentNullException.ThrowIfNull(step);
        // libtorch may leave another device current on this thread, and events belong to a device.
        _runtime.UseDevice(_device);
        _runtime.Record(_start);
        for (var i = 0; i < StepsInRow; i++)
            step();
        _runtime.Record(_end);
        _runtime.Wait(_end);
        return _runtime.ElapsedMilliseconds(_start, _end) / StepsInRow;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _runtime.DestroyEvent(_start);
        _runtime.DestroyEvent(_end);
    }
}
