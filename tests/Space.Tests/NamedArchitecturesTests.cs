namespace NasV2.Space.Tests;

public sealed class NamedArchitecturesTests
{
    [Theory]
    [InlineData("efficientnetv2-s", 300, 384, 0.2)]
    [InlineData("efficientnetv2-m", 384, 480, 0.3)]
    [InlineData("EfficientNetV2-L", 384, 480, 0.4)]
    [InlineData("efficientnetv2-xl", 384, 512, 0.4)]
    [InlineData("efficientnetv2-b3", 240, 300, 0.3)]
    [InlineData("efficientnet-b4", 304, 380, 0.4)]
    public void A_network_has_the_settings_of_its_release(string name, int train, int eval, double dropout)
    {
        var named = NamedArchitectures.Find(name);
        Assert.Equal((train, eval, dropout), (named.TrainResolution, named.EvalResolution, named.Dropout));
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_nearest_and_all_known_names()
    {
        var message = Assert.Throws<KeyNotFoundException>(() => NamedArchitectures.Find("eficientnetv2_s")).Message;
        Assert.StartsWith(
            "There is no network named 'eficientnetv2_s'. Did you mean 'efficientnetv2-s'? Known", message, StringComparison.Ordinal);
        Assert.All(NamedArchitectures.All.Keys, name => Assert.Contains(name, message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_like_none_gets_no_suggestion()
    {
        var message = Assert.Throws<KeyNotFoundException>(() => NamedArchitectures.Find("resnet50")).Message;
        Assert.StartsWith("There is no network named 'resnet50'. Known names: ", message, StringComparison.Ordinal);
    }
}
