namespace NasV2.Data.Tests;

public class ImageSetTests
{
    private static readonly ImageShape TwoPixels = new(1, 2, 1);

    [Fact]
    public void An_image_is_the_slice_of_its_index()
    {
        var images = TestImages.Of(TwoPixels, [1, 2, 3, 4], 0, 0);

        Assert.Equal([3, 4], images.Image(1).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => images.Image(2).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => images.Image(-1).Length);
    }

    [Fact]
    public void Pixels_that_do_not_fit_the_labels_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => TestImages.Of(TwoPixels, [1, 2, 3], 0, 0));

        Assert.Contains("2 images of 1x2x1 need 4 bytes, not 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_without_a_class_name_is_refused() =>
        Assert.Throws<ArgumentException>(() => new ImageSet(TwoPixels, [1, 2], [1], ["only"]));

    [Fact]
    public void Statistics_are_those_of_each_channel()
    {
        var statistics = ChannelStatistics.Of(TestImages.Of(new ImageShape(1, 2, 3), [0, 51, 7, 255, 153, 7], 0));

        Assert.Equal<float>([0.5f, 0.4f, 7 / 255f], statistics.Mean, (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal<float>([0.5f, 0.2f, 1 / 255f], statistics.Std, (a, b) => Math.Abs(a - b) < 1e-6);
    }
}
