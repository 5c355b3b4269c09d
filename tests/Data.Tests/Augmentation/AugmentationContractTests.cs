namespace NasV2.Data.Tests;

/// <summary>What every augmentation in the catalog keeps to.</summary>
public class AugmentationContractTests
{
    private static readonly ImageShape[] Shapes = [new(28, 28, 1), new(32, 32, 3), new(1, 1, 3), new(9, 20, 1)];

    public static TheoryData<string> Names => [.. Augmentations.All.Where(entry => entry.Value is not null).Select(entry => entry.Key)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_generator_gives_the_same_image_whatever_the_target_held(string name)
    {
        foreach (var shape in Shapes)
            Assert.Equal(Apply(name, shape, seed: 1, before: 0), Apply(name, shape, seed: 1, before: 255));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Other_generators_give_other_images(string name)
    {
        var images = Enumerable.Range(0, 20).Select(seed => Convert.ToHexString(Apply(name, new ImageShape(32, 32, 3), seed, before: 0)));

        Assert.InRange(images.Distinct().Count(), 2, 20);
    }

    private static byte[] Apply(string name, ImageShape shape, int seed, byte before)
    {
        var source = TestImages.Random(1, shape, classes: 1).Image(0);
        var original = source.ToArray();
        var target = new byte[shape.Length];
        target.AsSpan().Fill(before);

        Augmentations.Get(name)!.Apply(source, target, shape, new StableRandom(seed));

        Assert.Equal(original, source.ToArray());
        return target;
    }
}
