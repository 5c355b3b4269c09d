using NasV2.Space;
using NasV2.Specs;
using TorchSharp;
using static TorchSharp.torch;

namespace NasV2.Training.Measurement;

/// <summary>Measures the training step of an architecture on random images, in turn with the step of a reference architecture.</summary>
public static class TrainingStepTime
{
    /// <summary>Times steps of two networks that are thrown away afterwards: by CUDA events on a GPU, else by the wall clock.</summary>
    /// <param name="architecture">The candidate.</param>
    /// <param name="reference">What it is compared with; may be the same.</param>
    /// <param name="recipe">Batch, resolution, precision and optimizer of the steps.</param>
    /// <param name="classes">Classes of the dataset.</param>
    /// <param name="spec">How many steps, and which error is small enough.</param>
    /// <param name="device">Where.</param>
    /// <param name="clock">Times steps on a CPU, and the load of the machine.</param>
    /// <param name="cancellationToken">Stops before the next step.</param>
    public static StepTiming Measure(
        Architecture architecture, Architecture reference, Recipe recipe, int classes, StepTimeSpec spec, Device device,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(spec);
        var runtime = device.type == DeviceType.CUDA ? CudaRuntime.Find() : null;
        var tenants = device.type == DeviceType.CUDA ? GpuTenants.Seen(runtime?.BusId(device.index)) : [];
        // From here on, for others are kept waiting while the networks are built; after the child process, which would inherit it.
        using var priority = StepPriority.Raise();
        using var step = new RandomStep(architecture, recipe, classes, device);
        using var referenceStep = new RandomStep(reference, recipe, classes, device);
        // libtorch starts its threads in the first step, with the priority of the thread that starts them.
        Run(step);
        using var events = runtime is null ? null : new CudaStepClock(runtime, device.index);
        var measured = events is null
            ? Measure(() => Run(step), () => Run(referenceStep), spec, new WallStepClock(clock), clock, cancellationToken)
            : Measure(step.Run, referenceStep.Run, CudaStepClock.Warm(spec), events, clock, cancellationToken);
        return measured with { CoTenants = [.. tenants, .. measured.CoTenants] };

        void Run(RandomStep one)
        {
            one.Run();
            if (device.type == DeviceType.CUDA)
                cuda.synchronize(device);
        }
    }

    /// <summary>Times steps of any kind.</summary>
    /// <param name="step">The step.</param>
    /// <param name="reference">What it is compared with.</param>
    /// <param name="spec">How many of them, and which error is small enough.</param>
    /// <param name="stepClock">Times one.</param>
    /// <param name="clock">Times the load of the machine.</param>
    /// <param name="cancellationToken">Stops before the next step.</param>
    public static StepTiming Measure(
        Action step, Action reference, StepTimeSpec spec, IStepClock stepClock, TimeProvider clock, CancellationToken cancellationToken)
    {
        var load = new HostLoad(clock);
        var measured = new PairTimer(spec, stepClock).Measure(step, reference, cancellationToken, load.Look);
        return measured with { CoTenants = load.Others() };
    }
}
