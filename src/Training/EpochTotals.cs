using NasV2.Training.Checkpoints;
using static TorchSharp.torch;

namespace NasV2.Training;

/// <summary>Loss and right answers of the epoch in hand; on the device, because reading them waits for it.</summary>
public sealed class EpochTotals : IDisposable
{
    /// <summary>Starts at nothing.</summary>
    public EpochTotals(Device device)
    {
        Loss = zeros(1, float32, device).DetachFromDisposeScope();
        Correct = zeros(1, int64, device).DetachFromDisposeScope();
    }

    /// <summary>Sum of the losses of its batches, [1], float32.</summary>
    public Tensor Loss { get; }

    /// <summary>Number of images of which a label got the highest logit, [1], int64.</summary>
    public Tensor Correct { get; }

    /// <summary>Both, for a checkpoint within an epoch.</summary>
    public IEnumerable<NamedState> State => [new("epoch.loss", Loss), new("epoch.correct", Correct)];

    /// <summary>Begins an epoch.</summary>
    public void Clear()
    {
        Loss.zero_();
        Correct.zero_();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Loss.Dispose();
        Correct.Dispose();
    }
}
