using NasV2.Dashboard.Analysis;

namespace NasV2.Dashboard.Tests.Analysis;

public sealed class TrialSetTests
{
    [Theory]
    [InlineData(null, new int[0])]
    [InlineData("3,12", new[] { 3, 12 })]
    [InlineData(" 3 , x, -1, 3,7", new[] { 3, 7 })]
    [InlineData("1,2,3,4,5,6,7,8,9,10,11", new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 })]
    public void An_address_is_read_as_far_as_it_makes_sense(string? text, int[] expected) => Assert.Equal(expected, TrialSet.Read(text));

    [Fact]
    public void Choosing_a_trial_again_removes_it() => Assert.Equal([3], TrialSet.Toggle([3, 7], 7));

    [Fact]
    public void The_oldest_gives_way_when_there_are_ten() =>
        Assert.Equal([2, 3, 4, 5, 6, 7, 8, 9, 10, 11], TrialSet.Toggle([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 11));
}
