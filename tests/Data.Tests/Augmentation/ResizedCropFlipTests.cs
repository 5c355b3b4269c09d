namespace NasV2.Data.Tests;

public class ResizedCropFlipTests
{
    private static readonly ImageShape Shape = new(32, 32, 3);

    // Red grows to the right, green downwards, so that a pixel encodes where it was taken from.
    private static readonly byte[] Image =
        [.. Enumerable.Range(0, 32 * 32).SelectMany(i => new byte[] { (byte)(i % 32 * 8), (byte)(i / 32 * 8), 7 })];

    [Fact]
    public void A_part_keeps_the_order_of_its_pixels_but_for_mirroring() => Assert.All(Results(200), image =>
    {
        var red = Enumerable.Range(0, 32).Select(x => image[x * 3]).ToArray();
        Assert.True(red.SequenceEqual(red.Order()) || red.SequenceEqual(red.OrderDescending()));
        var green = Enumerable.Range(0, 32).Select(y => image[(y * 96) + 1]).ToArray();
        Assert.Equal(green.Order(), green);
        Assert.All(image.Chunk(3), pixel => Assert.Equal(7, pixel[2]));
    });

    [Fact]
    public void Parts_are_of_all_sizes_within_the_limits_and_half_of_them_are_mirrored()
    {
        var results = Results(2000);
        var areas = results.Select(image => Extent(image, 0, 3) * Extent(image, 1, 96)).ToList();

        // A part of w pixels spans w - 1 of them.
        Assert.InRange(areas.Min(), 0.02, 0.08);
        Assert.InRange(areas.Max(), 0.9, 1);
        Assert.InRange(areas.Average(), 0.4, 0.56);
        Assert.InRange(results.Count(image => image[0] > image[93]), 900, 1100);
    }

    [Fact]
    public void Parts_are_taken_from_the_image_as_it_is_stored()
    {
        var images = new ImageSet(Shape, [.. Image], [0], ["only"]);
        var options = new BatchOptions { BatchSize = 1, Resolution = 4, Augmentation = new ResizedCropFlip() };
        var expected = new byte[4 * 4 * 3];
        new ResizedCropFlip().Resample(Image, Shape, expected, new ImageShape(4, 4, 3), new StableRandom(0, 1, 0));

        using var batch = Assert.Single(new BatchPipeline(images, [0], options).Epoch(1, TestContext.Current.CancellationToken));

        Assert.Equal(expected, batch.Images);
    }

    private static double Extent(byte[] image, int channel, int step)
    {
        var values = Enumerable.Range(0, 32).Select(i => image[(i * step) + channel]).ToList();
        return (values.Max() - values.Min()) / 248.0;
    }

    private static List<byte[]> Results(int draws) => [.. Enumerable.Range(0, draws).Select(seed =>
    {
        var target = new byte[Image.Length];
        new ResizedCropFlip().Apply(Image, target, Shape, new StableRandom(seed));
        return target;
    })];
}
