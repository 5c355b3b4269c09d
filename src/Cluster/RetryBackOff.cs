namespace NasV2.Cluster;

/// <summary>How long to wait before something that failed is tried again.</summary>
public static class RetryBackOff
{
    /// <summary>The first wait, doubled with every further failure up to the limit; zero before the first failure.</summary>
    /// <param name="failures">Failures in a row, 0 or more.</param>
    /// <param name="first">The wait after the first failure, above zero.</param>
    /// <param name="limit">The longest wait, at least <paramref name="first"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static TimeSpan DelayAfter(int failures, TimeSpan first, TimeSpan limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(failures);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(first, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, first);
        var wait = failures == 0 ? TimeSpan.Zero : first;
        // Halving the limit instead of doubling the wait first: the product may not fit.
        for (var failure = 1; failure < failures && wait < limit; failure++)
            wait = wait > limit / 2 ? limit : wait * 2;
        return wait;
    }
}
