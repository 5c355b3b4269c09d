using System.Collections.Concurrent;

namespace NasV2.Bench.Scale;

/// <summary>When the simulated devices of all workers were busy.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Shortest">The shortest trial.</param>
/// <param name="Longest">The longest trial.</param>
internal sealed record SimulatedDevices(int Count, TimeSpan Shortest, TimeSpan Longest)
{
    private readonly ConcurrentBag<(long Start, long End)> _busy = [];

    /// <summary>A device is busy until the result is disposed.</summary>
    public IDisposable Busy() => new Interval(_busy);

    /// <summary>
    /// Idle share from the moment at which every device had begun its first trial until the last trial of all began: what comes before
    /// is the start, what comes after is a job that has no more to give.
    /// </summary>
    public (double Idle, double Seconds) IdleShare()
    {
        var starts = _busy.Select(interval => interval.Start).Order().ToArray();
        var (from, to) = (starts[Math.Min(Count, starts.Length) - 1], starts[^1]);
        var busy = _busy.Sum(interval => Math.Max(0, Math.Min(interval.End, to) - Math.Max(interval.Start, from)));
        return (1 - busy / ((double)Count * (to - from)), TimeSpan.FromTicks(to - from).TotalSeconds);
    }

    private sealed class Interval(ConcurrentBag<(long Start, long End)> busy) : IDisposable
    {
        private readonly long _start = TimeProvider.System.GetElapsedTime(0).Ticks;

        public void Dispose() => busy.Add((_start, TimeProvider.System.GetElapsedTime(0).Ticks));
    }
}
