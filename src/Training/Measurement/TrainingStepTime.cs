using NasV2.Space;
using NasV2.Specs;
using TorchSharp;
using static TorchSharp.torch;

namespace NasV2.Training.Measurement;

/// <summary>Measures the training step of an architecture on random images, as undisturbed by others as this machine allows.</summary>
public static class TrainingStepTime
{
    /// <summary>Times steps of a network that is thrown away afterwards: by CUDA events on a GPU, else by the wall clock.</summary>
    public static StepTiming Measure(
        Architecture architecture, Recipe recipe, int classes, StepTimeSpec spec, Device device, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(device);
        var runtime = device.type == DeviceType.CUDA ? CudaRuntime.Find() : null;
        var tenants = device.type == DeviceType.CUDA ? GpuTenants.Seen(runtime?.BusId(device.index)) : [];
        // From here on, for others are kept waiting while the network is built; after the child process, which would inherit it.
        using var priority = StepPriority.Raise();
        using var step = new RandomStep(architecture, recipe, classes, device);
        using var events = runtime is null ? null : new CudaStepClock(runtime, device.index);
        IStepClock stepClock = events is null ? new WallStepClock(clock) : events;
        var measured = Measure(Step, spec, stepClock, clock, cancellationToken);
        return measured with { CoTenants = [.. tenants, .. measured.CoTenants] };

        void Step()
        {
            step.Run();
            if (events is null && device.type == DeviceType.CUDA)
                cuda.synchronize(device);
        }
    }

    /// <summary>Times a step of any kind.</summary>
    /// <param name="step">The step.</param>
    /// <param name="spec">How many of them, and which spread is small enough.</param>
    /// <param name="stepClock">Times one.</param>
    /// <param name="clock">Times the load of the machine.</param>
    /// <param name="cancellationToken">Stops before the next step.</param>
    public static StepTiming Measure(
        Action step, StepTimeSpec spec, IStepClock stepClock, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(step);
        // libtorch starts its threads in the first step.
        step();
        using var delay = new RunQueueDelay();
        var load = new HostLoad(clock);
        var measured = new StepTimer(spec, stepClock, delay.Total).Measure(step, cancellationToken, load.Look);
        return measured with { CoTenants = load.Others() };
    }
}
