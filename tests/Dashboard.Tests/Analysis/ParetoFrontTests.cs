using NasV2.Dashboard.Analysis;

namespace NasV2.Dashboard.Tests.Analysis;

public sealed class ParetoFrontTests
{
    [Fact]
    public void A_dominated_trial_is_left_out()
    {
        var front = new ParetoFront();
        Assert.True(front.Add(0, 0.80, 20, 1e6));
        Assert.False(front.Add(1, 0.79, 20, 1e6));
        Assert.True(front.Add(2, 0.79, 19, 1e6));
        Assert.True(front.Add(3, 0.80, 20, 0.9e6));
        Assert.Equal([2, 3], front.Trials);
    }

    [Fact]
    public void Equal_trials_are_both_on_the_front() => Assert.Equal(2, Front([(0.8, 20, 1), (0.8, 20, 1)]).Count());

    [Fact]
    public void The_same_trial_is_on_the_front_once()
    {
        var front = new ParetoFront();
        front.Add(4, 0.8, 20, 1);
        Assert.False(front.Add(4, 0.8, 20, 1));
    }

    [Fact]
    public void It_is_what_comparing_all_with_all_finds_in_any_order()
    {
        var random = new Random(11);
        var points = Enumerable.Range(0, 300).Select(_ =>
            (A: Math.Round(random.NextDouble(), 2), S: Math.Round(random.NextDouble(), 2), P: Math.Round(random.NextDouble(), 2))).ToList();
        var expected = Enumerable.Range(0, points.Count).Where(i => !points.Any(other => Beats(other, points[i])));
        Assert.Equal(expected, Front(points).Order());
    }

    private static bool Beats((double A, double S, double P) one, (double A, double S, double P) other) =>
        one != other && one.A >= other.A && one.S <= other.S && one.P <= other.P;

    private static IEnumerable<int> Front(IEnumerable<(double A, double S, double P)> points)
    {
        var front = new ParetoFront();
        foreach (var (point, index) in points.Select((point, index) => (point, index)))
            front.Add(index, point.A, point.S, point.P);
        return front.Trials;
    }
}
