using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace NasV2.Search;

/// <summary>What coordinators count and time, under the meter <see cref="MeterName"/>; one for each process.</summary>
public sealed class SearchInstruments : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "NasV2.Search";

    private readonly Meter _meter = new(MeterName);
    private readonly ConcurrentDictionary<string, (int Queued, int Running)> _jobs = new(StringComparer.Ordinal);
    private readonly Counter<long> _finished;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _leaseLosses;
    private readonly Histogram<double> _duration;

    /// <summary>Makes the instruments.</summary>
    public SearchInstruments()
    {
        _finished = _meter.CreateCounter<long>("nasv2.search.trials.finished", "{trial}", "Trials that ended, by outcome.");
        _retries = _meter.CreateCounter<long>("nasv2.search.trials.retried", "{trial}", "Trials that went back to the queue, by cause.");
        _leaseLosses = _meter.CreateCounter<long>("nasv2.search.leases.lost", "{lease}", "Leases that ran out before the trial ended.");
        _duration = _meter.CreateHistogram(
            "nasv2.search.trial.duration",
            "s",
            "From a trial's last lease to its end, by outcome.",
            tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1, 5, 15, 30, 60, 120, 300, 600, 1200, 3600, 7200] });
        _meter.CreateObservableGauge(
            "nasv2.search.queue.depth", () => Gauge(job => job.Queued), "{trial}",
            "Trials of running jobs that no worker has yet, by job.");
        _meter.CreateObservableGauge(
            "nasv2.search.trials.running", () => Gauge(job => job.Running), "{trial}", "Trials that workers hold, by job.");
    }

    /// <summary>A trial ended.</summary>
    /// <param name="outcome">How.</param>
    /// <param name="duration">Since its last lease.</param>
    public void TrialFinished(TrialOutcome outcome, TimeSpan duration)
    {
        var tag = new KeyValuePair<string, object?>("outcome", outcome.ToString());
        _finished.Add(1, tag);
        _duration.Record(duration.TotalSeconds, tag);
    }

    /// <summary>A trial went back to the queue.</summary>
    /// <param name="trainerDied">Whether it took its trainer down; otherwise its worker gave it back.</param>
    public void TrialRetried(bool trainerDied) =>
        _retries.Add(1, new KeyValuePair<string, object?>("cause", trainerDied ? "trainer_died" : "given_back"));

    /// <summary>Leases ran out, and their trials went back to the queue.</summary>
    public void LeasesLost(int count)
    {
        _leaseLosses.Add(count);
        _retries.Add(count, new KeyValuePair<string, object?>("cause", "lease_lost"));
    }

    /// <summary>Progress of a job; reported on every change.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="queued">Trials of its budget that no worker has and that have not ended.</param>
    /// <param name="running">Trials that workers hold.</param>
    public void JobChanged(string jobId, int queued, int running) => _jobs[jobId] = (queued, running);

    /// <summary>A job ended, pauses, or is coordinated elsewhere now.</summary>
    public void JobLeft(string jobId) => _jobs.TryRemove(jobId, out _);

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<int>> Gauge(Func<(int Queued, int Running), int> value) =>
        _jobs.Select(job => new Measurement<int>(value(job.Value), new KeyValuePair<string, object?>("job", job.Key)));
}
