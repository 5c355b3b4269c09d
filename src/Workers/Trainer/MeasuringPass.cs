namespace NasV2.Workers.Trainer;

/// <summary>The right to measure on a device, alone as far as trainers with the same gate go.</summary>
internal sealed class MeasuringPass : IDisposable
{
    private const int TurnsOfOthers = 10;

    private readonly GateFiles? _device;
    private readonly TrainingPass? _others;

    /// <summary>A pass without a gate.</summary>
    /// <param name="whyNotAlone">What there is to say to it.</param>
    public MeasuringPass(string whyNotAlone) => CoTenants = [whyNotAlone];

    /// <summary>Waits for its turn among those that measure on the device, and then for those that train there to pause.</summary>
    /// <param name="device">The device to be alone on.</param>
    /// <param name="others">Devices on which no measurement may run meanwhile, though training may.</param>
    /// <param name="clock">Measures the timeout.</param>
    /// <param name="timeout">How long to wait for those that train; ten times as long for those that measure.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public MeasuringPass(
        GateFiles device, IReadOnlyList<GateFiles> others, TimeProvider clock, TimeSpan timeout, CancellationToken cancellationToken)
    {
        _device = device;
        List<string> present = [];
        try
        {
            _others = new TrainingPass(others, clock, cancellationToken);
            if (!GateWait.Until(device.Intent.TryExclusive, timeout * TurnsOfOthers, clock, cancellationToken))
                present.Add("a measurement that would not end");
            if (!GateWait.Until(device.Gate.TryExclusive, timeout, clock, cancellationToken))
                present.Add("a trainer that would not pause");
        }
        catch
        {
            Dispose();
            throw;
        }

        CoTenants = present;
    }

    /// <summary>Who could not be held off, a sentence each.</summary>
    public IReadOnlyList<string> CoTenants { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _device?.Dispose();
        _others?.Dispose();
    }
}
