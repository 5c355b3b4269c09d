using System.Collections.Immutable;

namespace NasV2.Data;

/// <summary>Mean and standard deviation of every channel, in units of 0..1.</summary>
public sealed record ChannelStatistics(ImmutableArray<float> Mean, ImmutableArray<float> Std)
{
    // One gray level: a constant channel is normalised to zero instead of dividing by zero.
    private const double MinStd = 1.0 / 255;

    /// <summary>Population statistics over all pixels of <paramref name="images"/>, exact up to the final rounding.</summary>
    public static ChannelStatistics Compute(ImageSet images)
    {
        ArgumentNullException.ThrowIfNull(images);
        var histogram = new ChannelHistogram(images.Channels);
        for (var index = 0; index < images.Count; index++)
            histogram.Add(images.Image(index));
        return Compute(histogram);
    }

    internal static ChannelStatistics Compute(ChannelHistogram histogram)
    {
        var mean = new float[histogram.Channels];
        var std = new float[histogram.Channels];
        for (var channel = 0; channel < histogram.Channels; channel++)
        {
            double count = 0, sum = 0, squares = 0;
            for (var value = 0; value < 256; value++)
            {
                double weight = histogram.Count(channel, value);
                count += weight;
                sum += weight * value;
                squares += weight * value * value;
            }

            var average = sum / count;
            mean[channel] = (float)(average / 255);
            std[channel] = (float)Math.Max(MinStd, Math.Sqrt(Math.Max(0, squares / count - average * average)) / 255);
        }

        return new ChannelStatistics([.. mean], [.. std]);
    }
}
