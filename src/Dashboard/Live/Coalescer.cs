namespace NasV2.Dashboard.Live;

/// <summary>Turns any number of touches into at most one call a period: the first at once, the last never lost.</summary>
internal sealed class Coalescer : IDisposable
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _period;
    private readonly Action _fire;
    private readonly ITimer _timer;
    private long? _last;
    private bool _isDue;
    private bool _isDisposed;

    public Coalescer(TimeProvider time, TimeSpan period, Action fire)
    {
        (_time, _period, _fire) = (time, period, fire);
        _timer = time.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Touch()
    {
        lock (_lock)
        {
            if (_isDue || _isDisposed)
                return;
            _isDue = true;
            var wait = _last is { } last ? _period - _time.GetElapsedTime(last) : TimeSpan.Zero;
            _timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        lock (_lock)
            _isDisposed = true;
        _timer.Dispose();
    }

    private void Fire()
    {
        lock (_lock)
        {
            if (!_isDue || _isDisposed)
                return;
            _isDue = false;
            _last = _time.GetTimestamp();
        }

        _fire();
    }
}
