using NasV2.Model;
using NasV2.Space;
using NasV2.Specs;
using TorchSharp;
using static TorchSharp.torch;

namespace NasV2.Training.Measurement;

/// <summary>Measures the training step of an architecture on random images, alone on the device.</summary>
public static class TrainingStepTime
{
    /// <summary>Builds a network that is thrown away afterwards and times whole steps: forward, backward, optimiser, average.</summary>
    public static (StepStatistics Statistics, bool Settled) Measure(
        Architecture architecture, Recipe recipe, int classes, StepTimeSpec spec, Device device, TimeProvider clock, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(device);
        using var scope = NewDisposeScope();
        using var network = new Network(architecture, recipe.NetworkOptions(classes), device, seed: 0);
        using var step = new TrainingStep(network, recipe);
        var images = MemoryLayout.EmptyImages(recipe.Batch, network.Options.ImageChannels, recipe.Resolution, recipe.Resolution, device).normal_();
        var labels = randint(classes, recipe.Batch, int64, device);
        var loss = zeros(1, float32, device);
        var correct = zeros(1, int64, device);

        return new StepTimer(spec, clock).Measure(
            () =>
            {
                step.Run(images, labels, rate: 1e-5, loss, correct);
                if (device.type == DeviceType.CUDA)
                    cuda.synchronize(device);
            },
            cancellation);
    }
}
