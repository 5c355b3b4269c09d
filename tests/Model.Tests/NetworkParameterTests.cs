using NasV2.Space;
using TorchSharp;

namespace NasV2.Model.Tests;

public sealed class NetworkParameterTests
{
    public static TheoryData<string> NamedNetworks => [.. NamedArchitectures.All.Keys.Order(StringComparer.Ordinal)];

    public static TheoryData<string> Spaces => [.. SearchSpaces.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(NamedNetworks))]
    public void A_named_network_has_exactly_the_counted_parameters(string name) =>
        AssertCounted(NamedArchitectures.Find(name).Architecture, classes: 1000);

    [Theory]
    [MemberData(nameof(Spaces))]
    public void Random_members_of_a_space_have_exactly_the_counted_parameters(string name)
    {
        var space = SearchSpaces.Find(name);
        var random = new Random(20210401);
        for (var member = 0; member < 12; member++)
            AssertCounted(space.Sample(random), classes: 10);
    }

    [Fact]
    public void Kernels_are_stored_channels_last()
    {
        using var network = TestNetworks.Small();
        foreach (var slot in network.Parameters.Slots.Where(slot => slot.Shape.Count == 4))
        {
            var (input, height, width) = (slot.Shape[1], slot.Shape[2], slot.Shape[3]);
            Assert.Equal([input * height * width, 1, width * input, input], slot.Value.stride());
        }
    }

    [Fact]
    public void Gradients_land_in_the_flat_buffer()
    {
        using var scope = torch.NewDisposeScope();
        using var network = TestNetworks.Small();
        network.Forward(TestNetworks.Images(4), training: true).pow(2).sum().backward();

        var offset = 0L;
        foreach (var slot in network.Parameters.Slots)
        {
            var part = network.Parameters.Gradients.narrow(0, offset, slot.Count);
            Assert.True(part.abs().max().item<float>() > 0, $"{slot.Name} has no gradient in the flat buffer");
            offset += slot.Count;
        }

        Assert.Equal(network.Parameters.Count, offset);
    }

    [Fact]
    public void A_seed_gives_the_same_weights_and_another_seed_others()
    {
        using var scope = torch.NewDisposeScope();
        using var one = TestNetworks.Small(seed: 3);
        using var same = TestNetworks.Small(seed: 3);
        using var other = TestNetworks.Small(seed: 4);
        Assert.True(one.Parameters.Values.eq(same.Parameters.Values).all().item<bool>());
        Assert.False(one.Parameters.Values.eq(other.Parameters.Values).all().item<bool>());
    }

    [Fact]
    public void Initial_weights_have_the_spread_of_the_released_code()
    {
        using var scope = torch.NewDisposeScope();
        using var network =
            new Network(NamedArchitectures.Find("efficientnetv2-b0").Architecture, new NetworkOptions(), torch.CPU, seed: 1);

        // Depthwise kernels count one filter per group: N(0, sqrt(2 / 9)).
        AssertSpread(network, "blocks.20.depthwise.weight", Math.Sqrt(2.0 / 9));
        AssertSpread(network, "blocks.2.expand.weight", Math.Sqrt(2.0 / (9 * 128)));
        AssertSpread(network, "head.weight", Math.Sqrt(2.0 / 1280));
        // U(-b, b) has the spread b / sqrt(3).
        AssertSpread(network, "classifier.weight", 1 / Math.Sqrt(1000.0 * 3));
    }

    private static void AssertSpread(Network network, string name, double expected)
    {
        var spread = network.Parameters.Slots.Single(slot => slot.Name == name).Value.std().item<float>();
        Assert.InRange(spread / expected, 0.93, 1.07);
    }

    private static void AssertCounted(Architecture architecture, int classes)
    {
        var counted = Complexity.Compute(architecture, 224, classes);
        using var network = new Network(architecture, new NetworkOptions { Classes = classes }, torch.CPU, seed: 1);
        Assert.Equal(counted.Parameters, network.Parameters.Count);
        Assert.Equal(counted.BatchNormStatistics, network.Parameters.Statistics.numel());
    }
}
