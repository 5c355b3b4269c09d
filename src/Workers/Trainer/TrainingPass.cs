namespace NasV2.Workers.Trainer;

/// <summary>The right to train on devices, beside others that train there.</summary>
internal sealed class TrainingPass : IDisposable
{
    private readonly IReadOnlyList<GateFiles> _devices;
    private readonly TimeProvider _clock;
    private readonly CancellationToken _cancellation;

    /// <summary>Waits until there is no measurement on any of the devices; with none there is nothing to wait for.</summary>
    public TrainingPass(IReadOnlyList<GateFiles> devices, TimeProvider clock, CancellationToken cancellationToken)
    {
        (_devices, _clock, _cancellation) = (devices, clock, cancellationToken);
        try
        {
            GateWait.Until(TryEnter, cancellationToken);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>How long <see cref="LetMeasure"/> has waited in all.</summary>
    public TimeSpan Waited { get; private set; }

    /// <summary>Lets those that wait to measure go first; to be called between two steps. Two microseconds where none waits.</summary>
    /// <exception cref="OperationCanceledException">Cancelled while it waited.</exception>
    public void LetMeasure()
    {
        if (!_devices.Any(device => device.IsWanted()))
            return;
        var start = _clock.GetTimestamp();
        Leave();
        GateWait.Until(TryEnter, _cancellation);
        Waited += _clock.GetElapsedTime(start);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var device in _devices)
            device.Dispose();
    }

    /// <summary>All or nothing: one that holds a device while it waits for the next would hold up a third.</summary>
    private bool TryEnter()
    {
        if (_devices.All(device => !device.IsWanted() && device.Gate.TryShared()))
            return true;
        Leave();
        return false;
    }

    private void Leave()
    {
        foreach (var device in _devices)
            device.Gate.Release();
    }
}
