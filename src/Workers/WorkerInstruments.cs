using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using NasV2.Cluster;

namespace NasV2.Workers;

/// <summary>What workers count, time and trace, under the meter <see cref="MeterName"/> and the source <see cref="SourceName"/>.</summary>
public sealed class WorkerInstruments : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "NasV2.Workers";

    /// <summary>Name of the activity source: one span for each trial and for each measurement.</summary>
    public const string SourceName = "NasV2";

    private readonly Meter _meter = new(MeterName);
    private readonly ActivitySource _source = new(SourceName);
    private readonly ConcurrentDictionary<string, DeviceUse> _devices = new(StringComparer.Ordinal);
    private readonly TimeProvider _clock;
    private readonly Counter<long> _trainerDeaths;
    private readonly Histogram<double> _measurement;

    /// <summary>Makes the instruments; device time is measured by <paramref name="clock"/>.</summary>
    public WorkerInstruments(TimeProvider clock)
    {
        _clock = clock;
        _trainerDeaths =
            _meter.CreateCounter<long>("nasv2.workers.trainer.deaths", "{trainer}", "Trainers that died or broke the protocol.");
        _measurement = _meter.CreateHistogram(
            "nasv2.workers.measurement.duration",
            "s",
            "Time that a device was held alone to time a training step, by device type and whether the spread settled.",
            tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.5, 1, 2, 5, 10, 30, 60, 120, 300] });
        _meter.CreateObservableCounter(
            "nasv2.workers.device.busy", () => Seconds(use => use.Busy(_clock)), "s", "Time in which a device had work, by worker.");
        _meter.CreateObservableCounter(
            "nasv2.workers.device.idle", () => Seconds(use => use.Idle(_clock)), "s", "Time in which a device had none, by worker.");
        _meter.CreateObservableGauge(
            "nasv2.workers.trainers.running", Running, "{trainer}", "Trainers at work, by worker.");
    }

    /// <summary>How many trainers of a worker are at work from now on; the first call begins its idle or busy time.</summary>
    public void RunningChanged(string workerId, int running) =>
        _devices.AddOrUpdate(workerId, _ => new DeviceUse(_clock, running), (_, use) => use.Change(_clock, running));

    /// <summary>A worker is gone: neither busy nor idle.</summary>
    public void WorkerLeft(string workerId) => _devices.TryRemove(workerId, out _);

    /// <summary>A trainer died.</summary>
    public void TrainerDied() => _trainerDeaths.Add(1);

    /// <summary>A training step was timed.</summary>
    /// <param name="deviceType">Hardware that timed it.</param>
    /// <param name="duration">How long the device was held.</param>
    /// <param name="settled">Whether the spread came under its limit.</param>
    public void StepMeasured(string deviceType, TimeSpan duration, bool settled) => _measurement.Record(
        duration.TotalSeconds,
        new KeyValuePair<string, object?>("device_type", deviceType),
        new KeyValuePair<string, object?>("settled", settled));

    /// <summary>Begins the span of a trial's attempt; dispose it at the end. Null without a listener.</summary>
    public Activity? StartTrial(TrialAssignment assignment)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        var lease = assignment.Lease;
        return _source.StartActivity("trial")?
            .SetTag("nasv2.job", lease.JobId)
            .SetTag("nasv2.trial", lease.Index)
            .SetTag("nasv2.attempt", lease.Token)
            .SetTag("nasv2.worker", lease.Worker)
            .SetTag("nasv2.candidate", assignment.Candidate);
    }

    /// <summary>Begins the span of a measurement; dispose it at the end. Null without a listener.</summary>
    public Activity? StartMeasurement(MeasureAssignment assignment, string workerId)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        return _source.StartActivity("measurement")?
            .SetTag("nasv2.job", assignment.JobId)
            .SetTag("nasv2.worker", workerId)
            .SetTag("nasv2.candidate", assignment.Candidate);
    }

    /// <summary>Writes how a trial ended into its span.</summary>
    public static void TrialEnded(Activity? span, TrialResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        span?.SetTag("nasv2.outcome", result.Outcome.ToString())
            .SetStatus(result.Outcome == TrialOutcome.Completed ? ActivityStatusCode.Ok : ActivityStatusCode.Error, result.Message);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _source.Dispose();
        _meter.Dispose();
    }

    private IEnumerable<Measurement<double>> Seconds(Func<DeviceUse, TimeSpan> value) =>
        _devices.Select(device => new Measurement<double>(value(device.Value).TotalSeconds, Worker(device.Key)));

    private IEnumerable<Measurement<int>> Running() =>
        _devices.Select(device => new Measurement<int>(device.Value.Running, Worker(device.Key)));

    private static KeyValuePair<string, object?> Worker(string id) => new("worker", id);
}
