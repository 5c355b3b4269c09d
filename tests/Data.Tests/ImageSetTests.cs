namespace NasV2.Data.Tests;

public class ImageSetTests
{
    private static readonly ImageShape TwoPixels = new(1, 2, 1);

    [Fact]
    public void An_image_is_the_slice_of_its_index()
    {
        var images = TestImages.Create(TwoPixels, [1, 2, 3, 4], 0, 0);

        Assert.Equal([3, 4], images.Image(1).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => images.Image(2).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => images.Image(-1).Length);
    }

    [Fact]
    public void A_mapped_set_may_be_larger_than_any_array()
    {
        using var folder = new TestFolder();
        var shape = new ImageShape(1024, 1024, 3);
        const int Count = 800;
        using var file = new FileStream(folder.File("pixels"), FileMode.CreateNew);
        // Nothing is written in between: the file system keeps no room for it.
        file.SetLength((long)Count * shape.Length);
        file.Seek(-2, SeekOrigin.End);
        file.Write([7, 9]);
        file.Flush();

        var pixels = new MappedPixels(new MappedFile(file), 0, file.Length);
        var images = new ImageSet(shape, pixels, Labels.OneEach([.. new int[Count]]), ["only"]);

        Assert.True(pixels.Length > Array.MaxLength);
        Assert.Equal([7, 9], images.Image(Count - 1)[^2..].ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => pixels.Slice(pixels.Length - 1, 2).Length);
    }

    [Fact]
    public void Pixels_that_do_not_fit_the_labels_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => TestImages.Create(TwoPixels, [1, 2, 3], 0, 0));

        Assert.Contains("2 images of 1x2x1 need 4 bytes, not 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_without_a_class_name_is_refused() =>
        Assert.Throws<ArgumentException>(() => new ImageSet(TwoPixels, [1, 2], [1], ["only"]));

    [Fact]
    public void A_second_label_without_a_class_name_is_refused() =>
        Assert.Throws<ArgumentException>(() => new ImageSet(TwoPixels, [1, 2], Labels.SeveralEach([0, 1]), ["only"]));

    [Fact]
    public void Statistics_are_those_of_each_channel()
    {
        var statistics = ChannelStatistics.Compute(TestImages.Create(new ImageShape(1, 2, 3), [0, 51, 7, 255, 153, 7], 0));

        Assert.Equal<float>([0.5f, 0.4f, 7 / 255f], statistics.Mean, (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal<float>([0.5f, 0.2f, 1 / 255f], statistics.Std, (a, b) => Math.Abs(a - b) < 1e-6);
    }
}
