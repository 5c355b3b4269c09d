using NasV2.Space;

namespace NasV2.Search.Tests.Algorithms.Calibration;

/// <summary>
/// A device whose step time is a sum over the parts of a network, in milliseconds:
/// <code>
/// dense MACs · a + depthwise MACs · b + activations · c + launches · d + step overhead
/// </code>
/// </summary>
/// <param name="DensePerMega">a: for a million multiply-adds of dense convolutions and fully connected layers.</param>
/// <param name="DepthwisePerMega">b: for a million multiply-adds of depthwise convolutions.</param>
/// <param name="ActivationPerMega">c: for a million output elements.</param>
/// <param name="PerLaunch">d: for one convolution or fully connected layer.</param>
/// <param name="PerStep">For a step, whatever the network.</param>
internal sealed record DeviceModel(
    double DensePerMega, double DepthwisePerMega, double ActivationPerMega = 0, double PerLaunch = 0, double PerStep = 0)
{
    /// <summary>Time follows the multiply-adds.</summary>
    public static readonly DeviceModel Cpu = new(DensePerMega: 1, DepthwisePerMega: 1);

    /// <summary>Depthwise convolutions and activations are bound by bandwidth, so a multiply-add costs more there.</summary>
    public static readonly DeviceModel Gpu = new(DensePerMega: 0.02, DepthwisePerMega: 0.4, ActivationPerMega: 0.8);

    /// <summary>Time follows the number of operations, however large they are.</summary>
    public static readonly DeviceModel LaunchBound = new(DensePerMega: 1e-5, DepthwisePerMega: 1e-5, PerLaunch: 0.05);

    /// <summary>The same device, so many times as fast.</summary>
    public DeviceModel Faster(double times) => new(
        DensePerMega / times, DepthwisePerMega / times, ActivationPerMega / times, PerLaunch / times, PerStep / times);

    /// <summary>The step time of a network at the resolution, in milliseconds.</summary>
    public double StepMs(Architecture architecture, int resolution)
    {
        var cost = Complexity.Compute(architecture, resolution);
        var size = cost.Rows[0].OutputSize;
        double depthwise = 0;
        // Stem, head and classifier are one launch each.
        var launches = 3;
        foreach (var block in architecture.Blocks)
        {
            size = (size + block.Stride - 1) / block.Stride;
            launches += block.Op == BlockOp.MBConv ? 5 : 2;
            if (block.Op == BlockOp.MBConv)
                depthwise += (double)block.Kernel * block.Kernel * block.ExpandedFilters * size * size;
            if (block.Expansion == 1)
                launches--;
        }

        return (((cost.Macs - depthwise) * DensePerMega) + (depthwise * DepthwisePerMega) + (cost.Activations * ActivationPerMega)) / 1e6
            + (launches * PerLaunch) + PerStep;
    }
}
