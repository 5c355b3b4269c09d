using Microsoft.Extensions.Time.Testing;
using NasV2.Dashboard.Live;

namespace NasV2.Dashboard.Tests.Live;

public sealed class CoalescerTests
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);
    private readonly FakeTimeProvider _time = new();
    private int _calls;

    [Fact]
    public void The_first_signal_calls_at_once_and_a_hundred_more_make_one_call()
    {
        using var coalescer = new Coalescer(_time, Period, () => _calls++);
        coalescer.Touch();
        _time.Advance(TimeSpan.Zero);
        Assert.Equal(1, _calls);
        for (var touch = 0; touch < 100; touch++)
            coalescer.Touch();
        _time.Advance(Period / 2);
        Assert.Equal(1, _calls);
        _time.Advance(Period / 2);
        Assert.Equal(2, _calls);
    }

    [Fact]
    public void A_constant_stream_makes_two_calls_a_second()
    {
        using var coalescer = new Coalescer(_time, Period, () => _calls++);
        for (var step = 0; step < 1000; step++)
        {
            coalescer.Touch();
            _time.Advance(TimeSpan.FromMilliseconds(10));
        }

        Assert.InRange(_calls, 19, 21);
    }

    [Fact]
    public void Nothing_is_called_after_disposal()
    {
        var coalescer = new Coalescer(_time, Period, () => _calls++);
        coalescer.Dispose();
        coalescer.Touch();
        _time.Advance(Period);
        Assert.Equal(0, _calls);
    }
}
