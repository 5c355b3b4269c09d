using NasV2.Search.Algorithms;

namespace NasV2.Search.Tests.Algorithms;

public sealed class SamplersTests
{
    [Fact]
    public void Every_listed_name_finds_a_sampler()
    {
        Assert.Contains("random", Samplers.Names);
        Assert.All(Samplers.Names, name => Assert.NotNull(Samplers.Find(name)));
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_known_ones()
    {
        var message = Assert.Throws<ArgumentException>(() => Samplers.Find("annealing")).Message;
        Assert.Contains("'annealing'", message, StringComparison.Ordinal);
        Assert.All(Samplers.Names, name => Assert.Contains(name, message, StringComparison.Ordinal));
    }
}
