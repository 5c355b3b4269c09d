namespace NasV2.Data.Tests;

public class CropFlipTests
{
    private static readonly ImageShape Shape = new(16, 16, 1);

    // Every pixel encodes its position.
    private static readonly byte[] Image = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];

    [Fact]
    public void Every_result_is_a_crop_of_the_reflected_image_and_all_of_them_occur()
    {
        var seen = Results(new CropFlip(flip: false), 2_000);

        // Shifts of -2..2 in both directions.
        Assert.Equal(Crops(Image), seen);
    }

    [Fact]
    public void Flipping_adds_the_mirror_image_of_every_crop()
    {
        var seen = Results(new CropFlip(flip: true), 4_000);

        var crops = Crops(Image);
        Assert.Equal([.. crops, .. crops.Select(crop => Key(Mirror(Convert.FromHexString(crop))))], seen);
    }

    [Fact]
    public void Flipping_alone_gives_the_image_and_its_mirror_image()
    {
        var seen = Results((CropFlip)Augmentations.Get("flip")!, 50);

        Assert.Equal([Key(Image), Key(Mirror(Image))], seen);
    }

    [Fact]
    public void All_channels_move_together()
    {
        var rgb = Image.SelectMany(value => new[] { value, (byte)(255 - value), (byte)(value / 2) }).ToArray();
        var target = new byte[rgb.Length];
        for (var i = 0; i < 50; i++)
        {
            new CropFlip(flip: true).Apply(rgb, target, Shape with { Channels = 3 }, new StableRandom(i));

            Assert.All(target.Chunk(3), pixel => Assert.Equal([pixel[0], (byte)(255 - pixel[0]), (byte)(pixel[0] / 2)], pixel));
        }
    }

    [Fact]
    public void The_catalog_knows_its_names()
    {
        Assert.Null(Augmentations.Get("none"));
        Assert.IsType<CropFlip>(Augmentations.Get("crop-flip"));
        Assert.Equal(
            "There is no augmentation 'cutout', expected one of crop, crop-flip, flip, none, resized-crop-flip.",
            Assert.Throws<DatasetException>(() => Augmentations.Get("cutout")).Message);
    }

    private static HashSet<string> Results(CropFlip augmentation, int draws)
    {
        var target = new byte[Image.Length];
        HashSet<string> seen = [];
        for (var i = 0; i < draws; i++)
        {
            augmentation.Apply(Image, target, Shape, new StableRandom(i));
            seen.Add(Key(target));
        }

        return seen;
    }

    private static HashSet<string> Crops(byte[] image)
    {
        // The reflection about the edge pixel, for a pad of 2.
        int[] padded = [2, 1, .. Enumerable.Range(0, 16), 14, 13];
        HashSet<string> crops = [];
        for (var top = 0; top <= 4; top++)
            for (var left = 0; left <= 4; left++)
                crops.Add(Key([.. padded[top..(top + 16)].SelectMany(y => padded[left..(left + 16)].Select(x => image[y * 16 + x]))]));
        return crops;
    }

    private static byte[] Mirror(byte[] image) => [.. image.Chunk(16).SelectMany(row => row.Reverse())];

    private static string Key(byte[] image) => Convert.ToHexString(image);
}
