using NasV2.Algorithms;
using NasV2.Specs;

namespace NasV2.Search.Tests.Algorithms;

public sealed class SamplersTests
{
    [Fact]
    public void Every_listed_name_gives_a_sampler()
    {
        Assert.Contains("random", Samplers.Default.Names);
        Assert.All(Samplers.Default.Names, name => Assert.NotNull(Samplers.Default.Create(DefaultsOf(name))));
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_known_ones()
    {
        var message = Assert.Throws<ArgumentException>(() => Samplers.Default.Create(new SamplerSpec("annealing"))).Message;
        Assert.Contains("'annealing'", message, StringComparison.Ordinal);
        Assert.All(Samplers.Default.Names, name => Assert.Contains(name, message, StringComparison.Ordinal));
    }

    private static SamplerSpec DefaultsOf(string name) =>
        new(name, Samplers.Default.Options.TryGetValue(name, out var options) ? SectionJson.Write(options) : "{}");
}
