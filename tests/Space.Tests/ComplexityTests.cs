namespace NasV2.Space.Tests;

public sealed class ComplexityTests
{
    private static readonly Architecture V2S = NamedArchitectures.Find("efficientnetv2-s").Architecture;

    [Theory]
    [InlineData("efficientnetv2-b0", 7_139_704, 7_200_312, 21)]
    [InlineData("efficientnetv2-b1", 8_141_052, 8_212_124, 27)]
    [InlineData("efficientnetv2-b2", 10_096_086, 10_178_374, 28)]
    [InlineData("efficientnetv2-b3", 14_358_406, 14_467_622, 32)]
    [InlineData("efficientnetv2-s", 21_458_488, 21_612_360, 40)]
    [InlineData("efficientnetv2-m", 54_139_356, 54_431_388, 57)]
    [InlineData("efficientnetv2-l", 118_515_272, 119_027_848, 79)]
    [InlineData("efficientnetv2-xl", 208_119_808, 208_896_832, 100)]
    [InlineData("efficientnet-b0", 5_288_548, 5_330_564, 16)]
    [InlineData("efficientnet-b1", 7_794_184, 7_856_232, 23)]
    [InlineData("efficientnet-b2", 9_109_994, 9_177_562, 23)]
    [InlineData("efficientnet-b3", 12_227_212, 12_314_268, 26)]
    [InlineData("efficientnet-b4", 19_341_616, 19_466_816, 32)]
    [InlineData("efficientnet-b5", 30_389_784, 30_562_520, 39)]
    [InlineData("efficientnet-b6", 43_040_704, 43_265_136, 45)]
    public void A_published_network_has_its_published_parameters(string name, long parameters, long withStatistics, int blocks)
    {
        var architecture = NamedArchitectures.Find(name).Architecture;
        var complexity = Complexity.Compute(architecture, 224);
        Assert.Equal(parameters, complexity.Parameters);
        Assert.Equal(withStatistics, complexity.Parameters + complexity.BatchNormStatistics);
        Assert.Equal(blocks, architecture.Blocks.Count());
    }

    [Fact]
    public void EfficientNet_B7_has_its_published_parameters() =>
        Assert.Equal(66_347_960, Complexity.Compute(NamedArchitectures.Find("efficientnet-b7").Architecture, 600).Parameters);

    [Theory]
    [InlineData("efficientnetv2-b0", 192, 0.5282)]
    [InlineData("efficientnetv2-b0", 224, 0.7181)]
    [InlineData("efficientnetv2-b1", 192, 0.7470)]
    [InlineData("efficientnetv2-b1", 240, 1.1968)]
    [InlineData("efficientnetv2-b2", 208, 1.0435)]
    [InlineData("efficientnetv2-b2", 260, 1.6975)]
    [InlineData("efficientnetv2-b3", 240, 1.9080)]
    [InlineData("efficientnetv2-b3", 300, 3.0115)]
    [InlineData("efficientnetv2-s", 300, 5.3076)]
    [InlineData("efficientnetv2-s", 384, 8.3656)]
    [InlineData("efficientnetv2-m", 384, 15.7368)]
    [InlineData("efficientnetv2-m", 480, 24.5825)]
    [InlineData("efficientnetv2-l", 384, 35.8994)]
    [InlineData("efficientnetv2-l", 480, 56.0797)]
    [InlineData("efficientnetv2-xl", 384, 52.5293)]
    [InlineData("efficientnetv2-xl", 512, 93.3535)]
    [InlineData("efficientnet-b0", 224, 0.3858)]
    [InlineData("efficientnet-b1", 240, 0.6868)]
    [InlineData("efficientnet-b2", 260, 0.9936)]
    [InlineData("efficientnet-b3", 300, 1.7569)]
    [InlineData("efficientnet-b4", 380, 4.3938)]
    [InlineData("efficientnet-b5", 456, 10.2664)]
    [InlineData("efficientnet-b6", 528, 19.0676)]
    [InlineData("efficientnet-b7", 600, 37.7459)]
    public void A_published_network_has_its_multiply_adds(string name, int resolution, double gigaMacs) =>
        Assert.Equal(gigaMacs, Math.Round(Complexity.Compute(NamedArchitectures.Find(name).Architecture, resolution).Macs / 1e9, 4));

    [Theory]
    [InlineData("efficientnetv2-s", new long[] { 696, 10_464, 303_552, 589_184, 917_680, 3_463_840, 14_561_832, 330_240, 1_281_000 })]
    [InlineData("efficientnetv2-m",
        new long[] { 696, 15_696, 396_192, 1_126_048, 1_686_340, 6_650_852, 24_627_064, 17_697_548, 657_920, 1_281_000 })]
    [InlineData("efficientnetv2-l",
        new long[] { 928, 37_120, 1_032_320, 2_390_336, 3_553_224, 14_501_728, 54_866_360, 40_030_496, 821_760, 1_281_000 })]
    public void The_rows_split_the_parameters_by_part(string name, long[] parameters)
    {
        var complexity = Complexity.Compute(NamedArchitectures.Find(name).Architecture, 384);
        Assert.Equal(parameters, complexity.Rows.Select(row => row.Cost.Parameters));
        Assert.Equal(complexity.Parameters, parameters.Sum());
    }

    [Fact]
    public void The_rows_split_the_multiply_adds_and_follow_the_image_through_the_network()
    {
        var rows = Complexity.Compute(V2S, 384).Rows;
        double[] megaMacs = [23.888, 382.206, 2781.61, 1351.877, 448.881, 1587.438, 1741.253, 47.186, 1.28];
        Assert.Equal(megaMacs, rows.Select(row => Math.Round(row.Cost.Macs / 1e6, 3)));
        Assert.Equal([192, 192, 96, 48, 24, 24, 12, 12, 1], rows.Select(row => row.OutputSize));
        Assert.Equal(
            ["stem", "stage 1", "stage 2", "stage 3", "stage 4", "stage 5", "stage 6", "head", "classifier"], rows.Select(row => row.Part));
    }

    [Theory]
    [InlineData("efficientnetv2-s", 32, 20_190_298, 0.0617)]
    [InlineData("efficientnetv2-s", 64, 20_190_298, 0.2359)]
    [InlineData("efficientnetv2-s", 128, 20_190_298, 0.9326)]
    [InlineData("efficientnetv2-b0", 32, 5_871_514, 0.0157)]
    [InlineData("efficientnetv2-b0", 64, 5_871_514, 0.0595)]
    [InlineData("efficientnetv2-b0", 128, 5_871_514, 0.2348)]
    public void A_classifier_of_ten_classes_is_counted(string name, int resolution, long parameters, double gigaMacs)
    {
        var complexity = Complexity.Compute(NamedArchitectures.Find(name).Architecture, resolution, classes: 10);
        Assert.Equal(parameters, complexity.Parameters);
        Assert.Equal(gigaMacs, Math.Round(complexity.Macs / 1e9, 4));
    }

    [Fact]
    public void A_classifier_for_ImageNet21k_is_counted() =>
        Assert.Equal(48_158_371, Complexity.Compute(V2S, 224, classes: 21_843).Parameters);

    [Fact]
    public void A_small_network_costs_what_its_layers_add_up_to_by_hand()
    {
        var complexity =
            Complexity.Compute(Architecture.Parse("r1_k3_s2_e4_i8_o16_se0.25-h32"), resolution: 9, classes: 2, imageChannels: 1);
        // 9 pixels become 5 in the stem and 3 in the block; squeeze-and-excitation has 2 filters.
        long stem = 9 * 8, expand = 8 * 32, depthwise = 9 * 32, squeeze = 2 * 32 * 2, project = 32 * 16, head = 16 * 32,
        classifier = 32 * 2;
        Assert.Equal(stem + expand + depthwise + squeeze + 2 + 32 + project + head + classifier + 2 + (2 * (8 + 32 + 32 + 16 + 32)),
            complexity.Parameters);
        Assert.Equal((25 * (stem + expand)) + (9 * (depthwise + project + head)) + squeeze + classifier, complexity.Macs);
        Assert.Equal((25 * (8 + 32)) + (9 * (32 + 16 + 32)) + 2 + 32 + 2, complexity.Activations);
        Assert.Equal(2 * (8 + 32 + 32 + 16 + 32), complexity.BatchNormStatistics);
    }

    [Fact]
    public void A_stem_of_stride_1_keeps_the_image_size()
    {
        var atStride2 = Complexity.Compute(Architecture.Parse("r1_k3_s1_e1_i16_o16_c1"), 32);
        var atStride1 = Complexity.Compute(Architecture.Parse("r1_k3_s1_e1_i16_o16_c1-t1"), 32);
        Assert.Equal(atStride2.Parameters, atStride1.Parameters);
        Assert.Equal(4 * atStride2.Rows[0].Cost.Macs, atStride1.Rows[0].Cost.Macs);
        Assert.Equal(32, atStride1.Rows[1].OutputSize);
    }

    [Theory]
    [InlineData(0, 10, 3)]
    [InlineData(32, 0, 3)]
    [InlineData(32, 10, -1)]
    public void Sizes_that_are_not_positive_are_refused(int resolution, int classes, int imageChannels) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Complexity.Compute(V2S, resolution, classes, imageChannels));
}
