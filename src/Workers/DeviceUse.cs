namespace NasV2.Workers;

/// <summary>Busy and idle time of one device up to its last change, and since when it is as it is.</summary>
/// <param name="Running">Trainers at work since <paramref name="Since"/>.</param>
/// <param name="Since">Timestamp of the clock.</param>
/// <param name="PastBusy">Time with work before that.</param>
/// <param name="PastIdle">Time without work before that.</param>
internal sealed record DeviceUse(int Running, long Since, TimeSpan PastBusy, TimeSpan PastIdle)
{
    public DeviceUse(TimeProvider clock, int running)
        : this(running, clock.GetTimestamp(), TimeSpan.Zero, TimeSpan.Zero)
    {
    }

    public TimeSpan Busy(TimeProvider clock) => Running > 0 ? PastBusy + clock.GetElapsedTime(Since) : PastBusy;

    public TimeSpan Idle(TimeProvider clock) => Running > 0 ? PastIdle : PastIdle + clock.GetElapsedTime(Since);

    public DeviceUse Change(TimeProvider clock, int running)
    {
        var now = clock.GetTimestamp();
        var elapsed = clock.GetElapsedTime(Since, now);
        return Running > 0 ? new(running, now, PastBusy + elapsed, PastIdle) : new(running, now, PastBusy, PastIdle + elapsed);
    }
}
