using NasV2.Algorithms.Calibration;

namespace NasV2.Search.Tests.Algorithms.Calibration;

public sealed class RankCorrelationTests
{
    [Fact]
    public void The_same_order_is_1_whatever_the_scale() => Assert.Equal(1, RankCorrelation.Spearman([3, 1, 2], [1000, 0.1, 7]), 12);

    [Fact]
    public void The_opposite_order_is_minus_1() => Assert.Equal(-1, RankCorrelation.Spearman([1, 2, 3, 4], [9, 7, 5, 3]), 12);

    [Fact]
    public void One_swap_of_neighbours_among_five_is_worth_a_tenth() =>
        // 1 - 6 · (1 + 1) / (5 · 24)
        Assert.Equal(0.9, RankCorrelation.Spearman([1, 2, 3, 4, 5], [1, 2, 4, 3, 5]), 12);

    [Fact]
    public void Equal_values_share_the_mean_of_their_ranks() =>
        // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 / sqrt(4.5 · 5).
        Assert.Equal(Math.Sqrt(0.9), RankCorrelation.Spearman([1, 5, 5, 9], [1, 2, 3, 4]), 12);

    [Fact]
    public void Without_two_different_values_there_is_no_order_to_agree_with()
    {
        Assert.Equal(0, RankCorrelation.Spearman([2, 2, 2], [1, 2, 3]));
        Assert.Equal(0, RankCorrelation.Spearman([1], [1]));
        Assert.Equal(0, RankCorrelation.Spearman([], []));
    }

    [Fact]
    public void Lists_of_different_length_are_refused() =>
        Assert.Throws<ArgumentException>(() => RankCorrelation.Spearman([1, 2], [1]));
}
