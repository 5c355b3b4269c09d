using System.Runtime.InteropServices;
using NasV2.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace NasV2.Training;

/// <summary>Brings batches to a device, where bytes become floats and floats are normalised.</summary>
public sealed class DeviceBatches : IDisposable
{
    private const float Most = 255;
    private const int Channels = 3;

    private readonly Device _device;
    private readonly Tensor _scale;
    private readonly Tensor _shift;

    /// <param name="mean">Mean per channel, in units of 0..1: three values, or one for all channels.</param>
    /// <param name="std">Standard deviation per channel, in units of 0..1: as many values, above 0.</param>
    /// <param name="device">Where to.</param>
    /// <exception cref="ArgumentException">There are other numbers of values, or a deviation of 0.</exception>
    public DeviceBatches(IReadOnlyList<float> mean, IReadOnlyList<float> std, Device device)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(std);
        if (mean.Count != std.Count || mean.Count is not (1 or 3) || !std.All(value => value > 0))
            throw new ArgumentException(
                $"Mean and std need one or three values each and std above 0, not [{string.Join(", ", mean)}] and [{string.Join(", ", std)}].");
        _device = device;
        _scale = PerChannel(std.Select(value => 1 / (value * Most)));
        _shift = PerChannel(mean.Zip(std, (middle, value) => -middle / value));
    }

    /// <summary>Copies a batch to the device.</summary>
    public DeviceBatch Load(Batch batch, int resolution)
    {
        ArgumentNullException.ThrowIfNull(batch);
        // [n, h, w, c] row-major is [n, c, h, w] in channels-last memory: the bytes are copied once and only the view turns.
        var images = empty(batch.Count, resolution, resolution, Channels, dtype: uint8);
        batch.Images.AsSpan().CopyTo(images.bytes);
        var labels = empty(batch.Count, dtype: int64);
        MemoryMarshal.AsBytes(batch.Labels.AsSpan()).CopyTo(labels.bytes);
        return new DeviceBatch(images.to(_device).permute(0, 3, 1, 2), labels.to(_device));
    }

    /// <summary>Gives new images of (value / 255 - mean) / std: float32, in channels-last memory.</summary>
    /// <param name="images">[n, 3, h, w], uint8; fastest in channels-last memory.</param>
    public Tensor Normalise(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        using var noGradient = no_grad();
        var (height, width) = (images.shape[2], images.shape[3]);
        // Row by row: an inner loop over the three values of a pixel takes seven times as long.
        var rows = images.permute(0, 2, 3, 1).to(float32).reshape(-1, height, width * Channels);
        rows.mul_(_scale.repeat(width)).add_(_shift.repeat(width));
        return rows.view(-1, height, width, Channels).permute(0, 3, 1, 2);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _scale.Dispose();
        _shift.Dispose();
    }

    private Tensor PerChannel(IEnumerable<float> values) =>
        tensor(values.ToArray(), float32).expand(Channels).to(_device).DetachFromDisposeScope();
}
