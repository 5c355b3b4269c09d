namespace NasV2.Storage;

/// <summary>Time as the store keeps it.</summary>
internal static class Milliseconds
{
    // What the store keeps is what callers see: no fractions of a millisecond.
    public static DateTimeOffset Now(TimeProvider clock) =>
        DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());

    public static long ToUnix(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static long? ToUnix(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();
}
