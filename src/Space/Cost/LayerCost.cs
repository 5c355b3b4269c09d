namespace NasV2.Space;

/// <summary>The layers that blocks are made of.</summary>
public static class LayerCost
{
    /// <summary>The side of a convolution's output: ceil(n / s), for both ways of padding.</summary>
    public static int OutputSize(int size, int stride) => (size + stride - 1) / stride;

    /// <summary>A convolution without bias, then batch norm; <paramref name="size"/> is the side of its output.</summary>
    public static Cost ConvBatchNorm(int kernel, int input, int output, int size, int groups = 1) =>
        WithWeights((long)kernel * kernel * (input / groups) * output, output, size);

    /// <summary>A depthwise convolution without bias, then batch norm.</summary>
    public static Cost DepthwiseBatchNorm(int kernel, int filters, int size) =>
        WithWeights((long)kernel * kernel * filters, filters, size);

    /// <summary>Two 1x1 convolutions with bias on the pooled filters; nothing where <paramref name="squeezed"/> is 0.</summary>
    public static Cost SqueezeExcite(int filters, int squeezed)
    {
        if (squeezed == 0)
            return default;
        var weights = 2L * filters * squeezed;
        return new(weights + squeezed + filters, 0, weights, squeezed + filters);
    }

    /// <summary>A fully connected layer with bias.</summary>
    public static Cost Linear(int input, int output) => new(((long)input * output) + output, 0, (long)input * output, output);

    private static Cost WithWeights(long weights, int output, int size) => checked(
        new(weights + (2L * output), 2L * output, weights * size * size, (long)output * size * size));
}
