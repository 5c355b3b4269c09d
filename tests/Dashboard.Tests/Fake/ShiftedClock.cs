namespace NasV2.Dashboard.Tests.Fake;

/// <summary>A clock that goes as usual but began at another time, so that synthetic searches happen now.</summary>
internal sealed class ShiftedClock(DateTimeOffset start) : TimeProvider
{
    private readonly long _begin = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(_begin);
}
