using NasV2.Model.Layers;
using NasV2.Space;
using TorchSharp;

namespace NasV2.Model;

/// <summary>
/// An architecture as a network that trains:
/// <code>
/// images ─▶ stem 3x3 ─▶ stages of blocks ─▶ head 1x1 ─▶ mean over h, w ─▶ dropout ─▶ classifier ─▶ logits
/// </code>
/// </summary>
public sealed class Network : IDisposable
{
    /// <summary>What the names of the classifier's weights begin with.</summary>
    public const string ClassifierName = "classifier";

    private readonly ConvNorm _stem;
    private readonly List<IBlock> _blocks = [];
    private readonly ConvNorm _head;
    private readonly Dense _classifier;

    /// <summary>Builds the network on a device and draws its weights from <paramref name="seed"/>.</summary>
    /// <param name="architecture">The architecture.</param>
    /// <param name="options">What a network needs besides.</param>
    /// <param name="device">Where the weights lie.</param>
    /// <param name="seed">Seed of the weights.</param>
    /// <param name="operators">How blocks are built; <see cref="BlockCatalog.Default"/> where null.</param>
    public Network(Architecture architecture, NetworkOptions options, torch.Device device, long seed, BlockCatalog? operators = null)
    {
        Architecture = architecture;
        Options = options;
        Device = device;

        var declare = new ParameterDeclarations();
        _stem = new ConvNorm(declare.In("stem"), options.ImageChannels, architecture.StemFilters, 3, architecture.StemStride, options);
        var blocks = architecture.Blocks.ToList();
        Survivals = blocks.ConvertAll(block => 1 - ((1 - options.Survival) * block.Index / blocks.Count));
        var catalog = operators ?? BlockCatalog.Default;
        foreach (var block in blocks)
            _blocks.Add(catalog.Build(declare.In($"blocks.{block.Index}"), block, Survivals[block.Index], options));

        var features = architecture.Stages[^1].OutputFilters;
        _head = new ConvNorm(declare.In("head"), features, architecture.HeadFilters, 1, 1, options);
        _classifier =
            new Dense(declare.In(ClassifierName), architecture.HeadFilters, options.Classes, Initialisation.Dense(options.Classes));

        Parameters = new NetworkParameters(declare, device, options.UsesBFloat16);
        Dropout = options.Dropout;
        Parameters.Initialise(seed);
    }

    /// <summary>The architecture that was built.</summary>
    public Architecture Architecture { get; }

    /// <summary>The options it was built with.</summary>
    public NetworkOptions Options { get; }

    /// <summary>Where the weights lie.</summary>
    public torch.Device Device { get; }

    /// <summary>Dropout rate before the classifier, which may change from step to step; that of <see cref="Options"/> at first.</summary>
    public double Dropout { get; set; }

    /// <summary>Probability with which each block's residual branch survives a training step: 1 - (1 - p)·i/n.</summary>
    public IReadOnlyList<double> Survivals { get; }

    /// <summary>The weights, gradients and statistics.</summary>
    public NetworkParameters Parameters { get; }

    /// <summary>Logits, [n, classes], of images, [n, channels, h, w] in channels-last memory.</summary>
    /// <param name="images">Normalised float images on <see cref="Device"/>.</param>
    /// <param name="training">Whether batch statistics, dropout and stochastic depth are in force.</param>
    public torch.Tensor Forward(torch.Tensor images, bool training)
    {
        Parameters.RefreshHalf();
        // Handles end with their layer: what backward needs, autograd keeps; without it, one layer's activations are alive at a time.
        using var scope = torch.NewDisposeScope();
        var x = _stem.Forward(Options.UsesBFloat16 ? images.to(torch.bfloat16) : images, training);
        foreach (var block in _blocks)
            x = Apply(block, x, training);
        x = Pool(_head.Forward(x, training));
        if (training && Dropout > 0)
            x = torch.nn.functional.dropout(x, Dropout, training: true);
        return _classifier.Forward(x).MoveToOuterDisposeScope();
    }

    /// <summary>[n, c, h, w] of any float type → its mean over height and width, [n, c], float32.</summary>
    internal static torch.Tensor Pool(torch.Tensor x) => x.mean([2, 3], type: torch.float32);

    private static torch.Tensor Apply(IBlock block, torch.Tensor x, bool training)
    {
        using var scope = torch.NewDisposeScope();
        var y = block.Forward(x, training);
        if (ReferenceEquals(y, x))
            return x;
        x.Dispose();
        return y.MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose() => Parameters.Dispose();
}
