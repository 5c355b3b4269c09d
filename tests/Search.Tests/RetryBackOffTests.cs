using NasV2.Cluster;

namespace NasV2.Search.Tests.Algorithms;

public sealed class RetryBackOffTests
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    [Fact]
    public void What_has_not_failed_does_not_wait() => Assert.Equal(TimeSpan.Zero, RetryBackOff.DelayAfter(0, First, Limit));

    [Fact]
    public void Each_failure_doubles_the_wait_up_to_the_limit() => Assert.Equal(
        [200, 400, 800, 1000, 1000],
        Enumerable.Range(1, 5).Select(failures => RetryBackOff.DelayAfter(failures, First, Limit).TotalMilliseconds));

    [Fact]
    public void A_limit_that_is_one_of_the_doubled_waits_is_met_exactly() =>
        Assert.Equal(First * 4, RetryBackOff.DelayAfter(3, First, First * 4));

    [Fact]
    public void Any_number_of_failures_and_any_limit_fit() =>
        Assert.Equal(TimeSpan.MaxValue, RetryBackOff.DelayAfter(int.MaxValue, First, TimeSpan.MaxValue));

    [Fact]
    public void A_wait_that_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RetryBackOff.DelayAfter(-1, First, Limit));
        Assert.Throws<ArgumentOutOfRangeException>(() => RetryBackOff.DelayAfter(1, TimeSpan.Zero, Limit));
        Assert.Throws<ArgumentOutOfRangeException>(() => RetryBackOff.DelayAfter(1, Limit, First));
    }
}
