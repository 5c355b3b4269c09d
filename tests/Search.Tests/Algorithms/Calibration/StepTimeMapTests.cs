using CsCheck;
using NasV2.Algorithms.Calibration;

namespace NasV2.Search.Tests.Algorithms.Calibration;

public sealed class StepTimeMapTests
{
    private static readonly double[] Times = [4, 5, 7, 9, 12, 15, 21, 30, 40];

    [Fact]
    public void A_power_law_is_found_exactly() =>
        Gen.Select(Gen.Double[0.01, 100], Gen.Double[0.2, 3]).Sample((factor, exponent) =>
        {
            var map = Fit(ms => factor * Math.Pow(ms, exponent));
            Assert.Equal(exponent, map.Slope, 9);
            Assert.Equal(Math.Log(factor), map.Intercept, 8);
            Assert.Equal(1, map.Map(100) / (factor * Math.Pow(100, exponent)), 9);
            Assert.All(Times, ms => Assert.Equal(1, map.Map(ms) / (factor * Math.Pow(ms, exponent)), 9));
            Assert.True(map.IsAccepted());
        });

    [Fact]
    public void One_wrong_measurement_wherever_it_is_moves_no_mapped_time_by_more_than_three_percent()
    {
        for (var wrong = 0; wrong < Times.Length; wrong++)
        {
            foreach (var error in new[] { 0.2, 5 })
            {
                var map = Fit(ms => Noisy(ms) * (ms.Equals(Times[wrong]) ? error : 1));
                Assert.All(Times, ms => Assert.InRange(map.Map(ms) / (2 * Math.Pow(ms, 0.8)), 0.97, 1.03));
            }
        }

        // One percent up and down, as measurements are.
        static double Noisy(double ms) => 2 * Math.Pow(ms, 0.8) * (Array.IndexOf(Times, ms) % 2 == 0 ? 1.01 : 0.99);
    }

    [Fact]
    public void A_mapped_time_grows_with_the_measured_one_even_where_the_members_say_otherwise()
    {
        var map = Fit(ms => 100 / ms);
        Assert.False(map.IsAccepted());
        Assert.False(map.IsAccepted(threshold: -1));
        Assert.Equal(-1, map.Spearman, 12);
        Assert.True(map.Map(2) > map.Map(1));
    }

    [Fact]
    public void The_threshold_is_the_least_correlation_that_is_accepted()
    {
        // Two swaps of neighbours among nine: 1 - 6 · 4 / (9 · 80).
        var map = StepTimeMap.Fit(Pair([1, 2, 3, 4, 5, 6, 7, 8, 9], [2, 1, 3, 4, 6, 5, 7, 8, 9]));
        Assert.Equal(0.96667, map.Spearman, 5);
        Assert.True(map.IsAccepted());
        Assert.False(map.IsAccepted(threshold: 0.97));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Too_few_networks_are_not_accepted_however_well_they_fit(int members)
    {
        var map = StepTimeMap.Fit(Pair(Times[..members], Times[..members]));
        Assert.False(map.IsAccepted(threshold: -1));
        Assert.Equal(6, map.Map(6), 9);
    }

    [Fact]
    public void Four_networks_are_enough() => Assert.True(StepTimeMap.Fit(Pair([1, 2, 3, 4], [10, 20, 30, 40])).IsAccepted());

    [Fact]
    public void Equal_times_are_not_accepted()
    {
        double[] equal = [5, 5, 5, 5, 5];
        foreach (var (ms, referenceMs) in new[] { (equal, Times[..5]), (Times[..5], equal), (equal, equal) })
        {
            var map = StepTimeMap.Fit(Pair(ms, referenceMs));
            Assert.Equal(0, map.Spearman);
            Assert.False(map.IsAccepted(threshold: -1));
            Assert.True(double.IsFinite(map.Map(3)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void An_invalid_time_is_refused(double ms)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => StepTimeMap.Fit(Pair([ms], [1])));
        Assert.Throws<ArgumentOutOfRangeException>(() => StepTimeMap.Fit(Pair([1], [ms])));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fit(time => time).Map(ms));
    }

    private static StepTimeMap Fit(Func<double, double> reference) => StepTimeMap.Fit(Pair(Times, [.. Times.Select(reference)]));

    private static List<(double Ms, double ReferenceMs)> Pair(double[] ms, double[] referenceMs) => [.. ms.Zip(referenceMs)];
}
