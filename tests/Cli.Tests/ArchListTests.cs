namespace NasV2.Cli.Tests;

public sealed class ArchListTests
{
    [Fact]
    public void The_networks_are_listed_family_by_family_from_small_to_large() => Assert.Equal(
        [
            "efficientnetv2-b0", "efficientnetv2-b1", "efficientnetv2-b2", "efficientnetv2-b3",
            "efficientnetv2-s", "efficientnetv2-m", "efficientnetv2-l", "efficientnetv2-xl",
            "efficientnet-b0", "efficientnet-b1", "efficientnet-b2", "efficientnet-b3",
            "efficientnet-b4", "efficientnet-b5", "efficientnet-b6", "efficientnet-b7",
        ],
        Nas.Json("arch", "list")["networks"]!.AsArray().Select(network => (string?)network!["name"]));

    [Theory]
    [InlineData("efficientnetv2-s", 40, 21_458_488, 8.3656, 300, 384)]
    [InlineData("efficientnet-b4", 32, 19_341_616, 4.3938, 304, 380)]
    public void A_network_is_listed_with_its_size(string name, int blocks, long parameters, double gigaMacs, int train, int eval)
    {
        var network = Nas.Json("arch", "list")["networks"]!.AsArray().Single(network => (string?)network!["name"] == name)!;

        Assert.Equal((blocks, parameters), ((int)network["blocks"]!, (long)network["parameters"]!));
        Assert.Equal(gigaMacs, (long)network["macs"]! / 1e9, precision: 4);
        Assert.Equal((train, eval), ((int)network["trainResolution"]!, (int)network["evalResolution"]!));
    }

    [Theory]
    [InlineData("paper-b4", 7, 78_364_164_096, "efficientnet-b4")]
    [InlineData("v2-s", 6, 3_869_835_264, "efficientnetv2-s")]
    [InlineData("small-image", 4, 147_456, null)]
    public void A_search_space_is_listed_with_the_number_of_its_members(string name, int stages, long members, string? reference)
    {
        var space = Nas.Json("arch", "list")["spaces"]!.AsArray().Single(space => (string?)space!["name"] == name)!;

        Assert.Equal((stages, members), ((int)space["stages"]!, (long)space["members"]!));
        Assert.Equal(reference, (string?)space["referenceName"]);
        Assert.NotEmpty((string)space["description"]!);
    }

    [Fact]
    public void The_tables_name_networks_and_search_spaces()
    {
        var listed = Nas.Run("arch", "list");

        Assert.Equal((0, ""), (listed.ExitCode, listed.Error));
        foreach (var expected in new[] { "efficientnetv2-xl", "208,119,808", "93.4 G", "small-image", "147,456", "its own" })
            Assert.Contains(expected, listed.Output, StringComparison.Ordinal);
    }
}
