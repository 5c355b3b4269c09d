using System.Globalization;
using NasV2.Data;
using NasV2.Training.Augmentation;
using static TorchSharp.torch;

namespace NasV2.Training.Tests.Augmentation;

public sealed class PillowTests(ITestOutputHelper output)
{
    private static readonly double[] Magnitudes = [0, 1, 5, 25 / 3.0, 10, 15, 20, 25];
    private static readonly (string Way, Apply Apply)[] Ways = [("bytes", ByteAugmentation.Apply), ("tensors", TensorAugmentation.Apply)];
    private static readonly (float X, float Y)[] Centres = [(0, 0), (0.31f, 0.77f), (0.999f, 0.5f)];

    private delegate Tensor Apply(Tensor pixels, IReadOnlyList<AugmentDraw[]> draws);

    /// <summary>The table of differences: the greatest difference from Pillow's value that is allowed, out of 255.</summary>
    public static TheoryData<RandAugmentOp, int> GreatestDifference => new()
    {
        { RandAugmentOp.AutoContrast, 0 },
        { RandAugmentOp.Equalize, 0 },
        { RandAugmentOp.Invert, 0 },
        { RandAugmentOp.Rotate, 0 },
        { RandAugmentOp.Posterize, 0 },
        { RandAugmentOp.Solarize, 0 },
        { RandAugmentOp.Color, 0 },
        { RandAugmentOp.Contrast, 0 },
        { RandAugmentOp.Brightness, 0 },
        { RandAugmentOp.Sharpness, 0 },
        { RandAugmentOp.ShearX, 0 },
        { RandAugmentOp.ShearY, 0 },
        { RandAugmentOp.TranslateX, 0 },
        { RandAugmentOp.TranslateY, 0 },
        { RandAugmentOp.Cutout, 0 },
        { RandAugmentOp.SolarizeAdd, 0 },
    };

    [Theory]
    [MemberData(nameof(GreatestDifference))]
    public async Task Each_operation_gives_what_Pillow_gives(RandAugmentOp op, int allowed)
    {
        Assert.SkipWhen(Pillow.Missing is not null, Pillow.Missing ?? "");
        foreach (var (width, height) in new[] { (32, 32), (67, 45), (150, 150) })
        {
            var cases = Cases(op, Math.Min(width, height));
            var pillow = Pillow.Ask(cases, width, height);
            foreach (var (way, apply) in Ways)
            {
                var (compared, different, greatest) = await Torch.RunAsync(() => Compare(pillow, cases, apply));
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{op,-12} as {way}, {width}x{height}: {cases.Length} values of {pillow.Count} images, " +
                    $"{compared} compared, {different} differ, by {greatest} at most"));
                Assert.InRange(greatest, 0, allowed);
            }
        }
    }

    [Fact]
    public void The_table_of_differences_has_every_operation() =>
        Assert.Equal(Enum.GetValues<RandAugmentOp>(), GreatestDifference.Select(row => row.Data.Item1));

    private static AugmentDraw[] Cases(RandAugmentOp op, int side)
    {
        var strength = RandAugmentMagnitudes.All[op];
        var values = Magnitudes.Select(magnitude => (float)strength.Size(magnitude / 10, RandAugmentMagnitudes.PixelScale(side)));
        if (strength.EitherSign)
            values = values.SelectMany(value => new[] { value, -value });
        return [.. values.Distinct().SelectMany(value => Centres.Select(centre => new AugmentDraw(op, value, centre.X, centre.Y)))];
    }

    /// <summary>All cases of an image in one batch, so that images with different strengths are done together.</summary>
    private static (long Compared, long Different, int Greatest) Compare(Pillow pillow, AugmentDraw[] cases, Apply apply)
    {
        var (compared, different, greatest) = (0L, 0L, 0);
        using var images = tensor(pillow.Images, dtype: uint8).view(-1, pillow.Height, pillow.Width, 3);
        for (var image = 0; image < pillow.Count; image++)
        {
            using var copies = images.narrow(0, image, 1).repeat(cases.Length, 1, 1, 1);
            using var result = apply(copies, [.. cases.Select(draw => new[] { draw })]);
            var values = result.bytes.ToArray();
            for (var i = 0; i < cases.Length; i++)
            {
                var expected = pillow.Result(i, image);
                for (var j = 0; j < expected.Length; j++)
                {
                    var difference = Math.Abs(values[(i * expected.Length) + j] - expected[j]);
                    compared++;
                    different += difference > 0 ? 1 : 0;
                    greatest = Math.Max(greatest, difference);
                }
            }
        }

        return (compared, different, greatest);
    }
}
