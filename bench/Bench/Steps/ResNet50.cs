using NasV2.Model;
using NasV2.Model.Layers;
using static TorchSharp.torch;

namespace NasV2.Bench.Steps;

/// <summary>
/// ResNet-50 (He et al. 2015, stride in the 3x3 convolution) out of this product's layers: another network than those it searches, to see
/// whether its training step is fast by itself or only for them. Batch norm has the epsilon of 1e-3 here and in the peer.
/// </summary>
internal sealed class ResNet50 : IDisposable
{
    private const int Widening = 4;

    private static readonly (int Width, int Blocks, int Stride)[] Stages = [(64, 3, 1), (128, 4, 2), (256, 6, 2), (512, 3, 2)];

    private readonly ConvNorm _stem;
    private readonly List<Bottleneck> _blocks = [];
    private readonly Dense _classifier;

    public ResNet50(int classes, Device device)
    {
        var declare = new ParameterDeclarations();
        var options = new NetworkOptions { Classes = classes };
        var channels = Stages[0].Width;
        _stem = new ConvNorm(declare.In("stem"), options.ImageChannels, channels, 7, 2, options, activate: false);
        foreach (var (width, blocks, stride) in Stages)
            for (var block = 0; block < blocks; block++)
            {
                _blocks.Add(new Bottleneck(declare.In($"blocks.{_blocks.Count}"), channels, width, block == 0 ? stride : 1, options));
                channels = width * Widening;
            }

        _classifier = new Dense(declare.In("classifier"), channels, classes, Initialisation.Dense(classes));
        Parameters = new NetworkParameters(declare, device, usesBFloat16: false);
        Parameters.Initialise(seed: 0);
    }

    public NetworkParameters Parameters { get; }

    /// <summary>Logits, [n, classes], of images, [n, 3, h, w] in channels-last memory.</summary>
    public Tensor Forward(Tensor images)
    {
        var x = _stem.Forward(images, training: true).relu_();
        x = nn.functional.max_pool2d(x, kernel_size: 3, stride: 2, padding: 1);
        foreach (var block in _blocks)
            x = block.Forward(x);
        return _classifier.Forward(x.mean([2, 3]));
    }

    public void Dispose() => Parameters.Dispose();

    private sealed class Bottleneck(ParameterDeclarations declare, int input, int width, int stride, NetworkOptions options)
    {
        private readonly ConvNorm _reduce = new(declare.In("reduce"), input, width, 1, 1, options, activate: false);
        private readonly ConvNorm _conv = new(declare.In("conv"), width, width, 3, stride, options, activate: false);
        private readonly ConvNorm _widen = new(declare.In("widen"), width, width * Widening, 1, 1, options, activate: false);
        private readonly ConvNorm? _shortcut = stride == 1 && input == width * Widening
            ? null
            : new(declare.In("shortcut"), input, width * Widening, 1, stride, options, activate: false);

        public Tensor Forward(Tensor x)
        {
            var y = _reduce.Forward(x, training: true).relu_();
            y = _conv.Forward(y, training: true).relu_();
            y = _widen.Forward(y, training: true);
            return (y + (_shortcut?.Forward(x, training: true) ?? x)).relu_();
        }
    }
}
