using System.Security.Cryptography;

namespace NasV2.Data.Tests;

public class ShapesFormatTests
{
    [Fact]
    public void Ten_classes_take_turns()
    {
        var dataset = Load(new ShapesFormat());

        Assert.Equal((6_000, 1_000), (dataset.Train.Count, dataset.Test!.Count));
        Assert.Equal(new ImageShape(32, 32, 3), dataset.Train.Shape);
        Assert.Equal(10, dataset.Train.ClassNames.Length);
        Assert.All(dataset.Train.Labels.First.CountBy(label => label), count => Assert.Equal(600, count.Value));
    }

    [Fact]
    public void The_images_are_the_same_bytes_everywhere()
    {
        var pixels = TestImages.Pixels(Load(new ShapesFormat(trainCount: 100, testCount: 10)).Train);

        Assert.Equal("30c520e743116574e915850b5fecf064d0dd940347a06789654410d22a50da52", Convert.ToHexStringLower(SHA256.HashData(pixels)));
    }

    [Fact]
    public void Training_and_test_images_differ_and_so_do_seeds()
    {
        var dataset = Load(new ShapesFormat(10, 10));
        var other = Load(new ShapesFormat(10, 10, seed: 1));

        Assert.NotEqual(TestImages.Pixels(dataset.Train), TestImages.Pixels(dataset.Test!));
        Assert.NotEqual(TestImages.Pixels(dataset.Train), TestImages.Pixels(other.Train));
    }

    [Fact]
    public void A_larger_set_begins_with_the_smaller_one() =>
        Assert.Equal(
            TestImages.Pixels(Load(new ShapesFormat(20, 10)).Train),
            TestImages.Pixels(Load(new ShapesFormat(30, 10)).Train)[..(20 * 32 * 32 * 3)]);

    [Fact]
    public void A_linear_classifier_does_not_get_far()
    {
        var dataset = Load(new ShapesFormat(4_000, 1_000));
        var classifier = new LinearClassifier(dataset);
        for (var epoch = 0; epoch < 5; epoch++)
            classifier.Train(epoch);

        Assert.InRange(classifier.Accuracy(), 0.05, 0.45);
    }

    private static Dataset Load(ShapesFormat format) => format.Load("", new(), TestContext.Current.CancellationToken);
}
