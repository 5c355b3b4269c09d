using NasV2.Model;
using static TorchSharp.torch;

namespace NasV2.Training.Checkpoints;

/// <summary>All that a run needs to resume as if it had never stopped: weights, optimizer, average, random state and progress.</summary>
/// <remarks>Its calls belong to the process's <see cref="TorchThread"/>.</remarks>
public sealed class TrainingState
{
    private readonly Network _network;
    private readonly TrainingStep _step;
    private readonly EpochTotals _totals;
    private readonly int _epochs;
    private RunProgress _progress = RunProgress.None;
    private Func<double> _secondsOfAttempt = () => 0;

    internal TrainingState(RunIdentity identity, int epochs, Network network, TrainingStep step, EpochTotals totals) =>
        (Identity, _epochs, _network, _step, _totals) = (identity, epochs, network, step, totals);

    /// <summary>The run.</summary>
    public RunIdentity Identity { get; }

    /// <summary>How far it has come.</summary>
    public RunProgress Progress => _progress with { Steps = _step.Steps, Seconds = SecondsOfEpoch };

    /// <summary>Whether all epochs are behind it.</summary>
    public bool IsAtEnd => _progress.Epochs.Count == _epochs;

    /// <summary>Seconds of the epoch in hand, those of an earlier attempt at it among them; 0 between epochs.</summary>
    internal double SecondsOfEpoch => _progress.Seconds + _secondsOfAttempt();

    /// <summary>Writes a checkpoint from the stream's beginning; the stream must be able to seek.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="notes">What to hand back at the resume, by name.</param>
    public void Write(Stream target, IReadOnlyDictionary<string, string> notes)
    {
        using var scope = NewDisposeScope();
        CheckpointFile.Write(target, new CheckpointMetadata(Identity, Progress, notes), [.. Buffers, RandomState()]);
    }

    /// <summary>Brings the run to where the checkpoint was written.</summary>
    /// <exception cref="CheckpointException">It has other tensors; the run is as it was.</exception>
    public void Restore(CheckpointFile checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        using var scope = NewDisposeScope();
        var random = RandomState();
        checkpoint.CopyTo([.. Buffers, random]);
        using (var generator = Generator.Default)
            generator.set_state(random.Tensor);
        var progress = checkpoint.Metadata.Progress;
        // Up to November 2026, a checkpoint did not hold the number of epochs in all.
        _progress = progress with { Epochs = [.. progress.Epochs.Select(epoch => epoch with { Total = _epochs })] };
        _step.ResumeAfter(_progress.Steps);
    }

    /// <summary>Begins to time an epoch, or the rest of one.</summary>
    internal void BeginEpoch(TimeProvider clock)
    {
        var start = clock.GetTimestamp();
        _secondsOfAttempt = () => clock.GetElapsedTime(start).TotalSeconds;
    }

    internal void Add(Epoch epoch)
    {
        _progress = new RunProgress([.. _progress.Epochs, epoch], _step.Steps);
        _secondsOfAttempt = () => 0;
    }

    private IEnumerable<NamedState> Buffers =>
    [
        .. NetworkState.Tensors(_network),
        .. _step.State,
        .. _totals.State,
    ];

    private static NamedState RandomState()
    {
        using var generator = Generator.Default;
        return new NamedState("random.cpu", generator.get_state());
    }
}
