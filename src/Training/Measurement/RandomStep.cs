using NasV2.Model;
using NasV2.Space;
using NasV2.Specs;
using TorchSharp;
using static TorchSharp.torch;

namespace NasV2.Training.Measurement;

/// <summary>Whole training steps of an architecture on random images: forward, backward, optimizer, moving average.</summary>
public sealed class RandomStep : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Network _network;
    private readonly TrainingStep _step;
    private readonly Tensor _images;
    private readonly Tensor _labels;
    private readonly EpochTotals _totals;

    /// <summary>Builds a network that is thrown away afterwards.</summary>
    public RandomStep(Architecture architecture, Recipe recipe, int classes, Device device)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        _network = new Network(architecture, recipe.NetworkOptions(classes), device, seed: 0);
        _step = new TrainingStep(_network, recipe);
        _images =
            MemoryLayout.EmptyImages(recipe.Batch, _network.Options.ImageChannels, recipe.Resolution, recipe.Resolution, device).normal_();
        _labels = randint(classes, recipe.Batch, int64, device);
        _totals = new EpochTotals(device);
    }

    /// <summary>Runs a step; a GPU may still be at work when it returns.</summary>
    public void Run() => _step.Run(_images, _labels, rate: 1e-5, _totals);

    /// <inheritdoc/>
    public void Dispose()
    {
        _totals.Dispose();
        _step.Dispose();
        _network.Dispose();
        _scope.Dispose();
    }
}
