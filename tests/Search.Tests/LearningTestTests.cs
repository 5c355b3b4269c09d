namespace NasV2.Search.Tests;

public sealed class LearningTestTests
{
    // The least number of right answers whose upper tail, summed exactly, is at most 1 %.
    [Theory]
    [InlineData(100, 0.1, 19)]
    [InlineData(200, 0.1, 31)]
    [InlineData(1000, 0.95, 966)]
    public void Learned_is_what_chance_reaches_once_in_a_hundred_times(int images, double largestClass, int least)
    {
        var minival = new MinivalFigures(images, largestClass, LargestPrediction: 0.97);

        Assert.Null(LearningTest.Explain((double)least / images, minival));
        Assert.NotNull(LearningTest.Explain((double)(least - 1) / images, minival));
    }

    [Fact]
    public void The_accuracy_of_the_largest_class_is_explained_with_its_share() => Assert.Equal(
        "The accuracy of 0.95 cannot be told from 0.95, the share of the largest class (1000 minival images, exact binomial test at 0.01).",
        LearningTest.Explain(0.95, new MinivalFigures(1000, 0.95)));

    [Theory]
    [InlineData(0.3)]
    [InlineData(0)]
    public void An_accuracy_far_below_the_largest_class_shows_nothing(double accuracy) =>
        Assert.NotNull(LearningTest.Explain(accuracy, new MinivalFigures(10_000, 0.95)));

    [Fact]
    public void A_constant_prediction_is_named() => Assert.Equal(
        "The network gives all 200 minival images the same class; its accuracy is 0.5.",
        LearningTest.Explain(0.5, new MinivalFigures(200, 0.5, LargestPrediction: 1)));

    [Theory]
    [InlineData(10_000, 0.1, 1)]
    [InlineData(1_000_000, 0.001, 0.5)]
    public void Large_minivals_do_not_underflow(int images, double largestClass, double accuracy) =>
        Assert.Null(LearningTest.Explain(accuracy, new MinivalFigures(images, largestClass)));

    [Theory]
    [InlineData(6, 0.5, false)]
    [InlineData(7, 0.5, true)]
    [InlineData(50, 0.95, false)]
    [InlineData(50, 1, false)]
    public void A_minival_may_be_too_small_or_uneven_for_a_network_that_is_always_right(int images, double largestClass, bool canPass) =>
        Assert.Equal(canPass, LearningTest.CanPass(new MinivalFigures(images, largestClass)));
}
