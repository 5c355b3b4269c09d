namespace NasV2.Training.Measurement;

/// <summary>Times a step by the wall clock; the step must have ended, on the device too, when it returns.</summary>
public sealed class WallStepClock(TimeProvider clock) : IStepClock
{
    /// <inheritdoc/>
    public double Time(Action step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var start = clock.GetTimestamp();
        step();
        return clock.GetElapsedTime(start).TotalMilliseconds;
    }
}
