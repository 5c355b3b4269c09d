using static TorchSharp.torch;

namespace NasV2.Model.Layers;

/// <summary>Batch normalisation over [n, c, h, w] with the paper's epsilon of 1e-3.</summary>
internal sealed class BatchNorm(ParameterDeclarations declare, int channels, NetworkOptions options)
{
    private const double Epsilon = 1e-3;

    private readonly ParameterSlot _scale = declare.Vector("weight", channels, 1);
    private readonly ParameterSlot _shift = declare.Vector("bias", channels, 0);
    private readonly StatisticSlot _mean = declare.Statistic("running_mean", channels, 0);
    private readonly StatisticSlot _variance = declare.Statistic("running_var", channels, 1);

    public Tensor Forward(Tensor x, bool training) =>
        nn.functional.batch_norm(x, _mean.Value, _variance.Value, _scale.Value, _shift.Value, training, options.BatchNormMomentum, Epsilon);
}
