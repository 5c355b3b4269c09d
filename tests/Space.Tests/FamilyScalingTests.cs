using System.Collections.Immutable;

namespace NasV2.Space.Tests;

public sealed class FamilyScalingTests
{
    private static readonly Architecture V2S = NamedArchitectures.Find("efficientnetv2-s").Architecture;

    /// <summary>Presets with the image side and the classes of a job that would use them.</summary>
    public static TheoryData<string, int, int> Jobs => new()
    {
        { "paper-b4", 380, 1000 },
        { "v2-s", 384, 1000 },
        { "v2-b0", 224, 100 },
        { "small-image", 32, 10 },
    };

    [Fact]
    public void The_published_S_grows_to_the_size_of_the_published_M_and_L()
    {
        var family = FamilyScaling.Scale(V2S);
        Assert.Equal(["s", "m", "l"], family.Select(member => member.Name));
        Assert.Equal(V2S, family[0].Architecture);
        Assert.Equal([384, 480, 480], family.Select(member => member.EvalResolution));
        Assert.Equal([300, 376, 376], family.Select(member => member.TrainResolution));
        AssertClose(54_139_356, family[1].Complexity.Parameters, 0.05);
        AssertClose(118_515_272, family[2].Complexity.Parameters, 0.05);
        AssertClose(24.5825e9, family[1].Complexity.Macs, 0.10);
        AssertClose(56.0797e9, family[2].Complexity.Macs, 0.10);
    }

    [Theory]
    [MemberData(nameof(Jobs))]
    public void Random_members_grow_by_the_parameter_ratios_with_more_layers_in_later_stages(string preset, int resolution, int classes)
    {
        var options = Options(resolution, classes);
        var random = new Random(11);
        for (var draw = 0; draw < 8; draw++)
        {
            var winner = SearchSpaces.Find(preset).Sample(random);
            var family = FamilyScaling.Scale(winner, options);
            foreach (var (member, target) in family.Skip(1).Zip(options.Larger))
            {
                AssertClose(target.ParameterRatio * family[0].Complexity.Parameters, member.Complexity.Parameters, 0.05);
                AssertDeepensTowardsTheEnd(winner, member.Architecture);
                Assert.All(member.Architecture.Stages, stage => Assert.Equal((0, 0), (stage.InputFilters % 8, stage.OutputFilters % 8)));
                Assert.InRange(member.EvalResolution, resolution, Math.Min(480, Math.Round(resolution * 1.25 / 4) * 4));
                Assert.Equal(winner.StemStride, member.Architecture.StemStride);
            }
        }
    }

    [Fact]
    public void A_winner_with_one_layer_in_every_stage_still_grows_by_the_parameter_ratios()
    {
        var winner = Architecture.Parse(
            "r1_k3_s2_e1_i16_o16_c1-r1_k3_s2_e1_i16_o24_se0.25-r1_k5_s1_e1_i24_o40_se0.25-r1_k5_s2_e4_i40_o64_c1-t1-h256");
        var options = Options(32, 10);
        var family = FamilyScaling.Scale(winner, options);
        Assert.All(family.Skip(1).Zip(options.Larger), pair =>
            AssertClose(pair.Second.ParameterRatio * family[0].Complexity.Parameters, pair.First.Complexity.Parameters, 0.05));
    }

    [Fact]
    public void A_winner_for_32_pixels_grows_its_images_in_proportion() =>
        Assert.Equal(
            [(32, 32), (40, 40), (40, 40)],
            FamilyScaling.Scale(SearchSpaces.Find("small-image").Reference, Options(32, 10))
                .Select(member => (member.TrainResolution, member.EvalResolution)));

    [Fact]
    public void Images_never_exceed_the_cap()
    {
        var family = FamilyScaling.Scale(V2S, new() { MaxResolution = 400 });
        Assert.All(family, member => Assert.InRange(member.EvalResolution, 384, 400));
    }

    [Fact]
    public void The_same_winner_always_gives_the_same_family() =>
        Assert.Equal(FamilyScaling.Scale(V2S).Select(Describe), FamilyScaling.Scale(V2S).Select(Describe));

    [Fact]
    public void Other_ratios_can_be_given()
    {
        var family = FamilyScaling.Scale(V2S, new() { Larger = [new("double", ParameterRatio: 2, MacRatio: 2, ResolutionRatio: 1)] });
        Assert.Equal(("double", 384), (family[1].Name, family[1].EvalResolution));
        AssertClose(2 * 21_458_488, family[1].Complexity.Parameters, 0.05);
        AssertClose(2 * 8.3656e9, family[1].Complexity.Macs, 0.10);
    }

    [Fact]
    public void The_published_S_shrinks_to_the_sizes_of_the_published_B0_to_B3()
    {
        var family = FamilyScaling.ScaleDown(V2S);
        Assert.Equal(["b0", "b1", "b2", "b3"], family.Select(member => member.Name));
        Assert.Equal([224, 240, 260, 300], family.Select(member => member.EvalResolution));
        Assert.All(family, member =>
        {
            var published = NamedArchitectures.Find($"efficientnetv2-{member.Name}");
            var wanted = Complexity.Compute(published.Architecture, published.EvalResolution);
            AssertClose(wanted.Parameters, member.Complexity.Parameters, 0.05);
            AssertClose(wanted.Macs, member.Complexity.Macs, 0.10);
            Assert.InRange(member.Width, 0.2, 1);
            Assert.InRange(member.Depth, 0.1, 1);
        });
    }

    [Theory]
    [MemberData(nameof(Jobs))]
    public void Smaller_sizes_are_in_order(string preset, int resolution, int classes)
    {
        var winner = SearchSpaces.Find(preset).Reference;
        var sizes = FamilyScaling.ScaleDown(winner, Options(resolution, classes)).Select(member => member.Complexity.Parameters).ToList();
        Assert.Equal(sizes.Order(), sizes);
        Assert.True(sizes[^1] < Complexity.Compute(winner, resolution, classes).Parameters);
    }

    [Fact]
    public void Options_that_contradict_themselves_are_refused()
    {
        Refused("evaluated at 600 pixels, but members at 480", () => FamilyScaling.Scale(V2S, new() { EvalResolution = 600 }));
        Refused("trained at 400 pixels, but must be at 1 to 384", () => FamilyScaling.Scale(V2S, new() { TrainResolution = 400 }));
        Refused("must be above 1", () => FamilyScaling.Scale(V2S, new() { Larger = [new("m", 0.9, 2, 1)] }));
        Refused("below 1", () => FamilyScaling.ScaleDown(V2S, new() { Smaller = [new("b0", 1.5, 0.5, 1)] }));

        static void Refused(string reason, Func<ImmutableArray<FamilyMember>> scale) =>
            Assert.Contains(reason, Assert.Throws<ArgumentException>(() => scale()).Message, StringComparison.Ordinal);
    }

    private static FamilyOptions Options(int resolution, int classes) =>
        new() { TrainResolution = resolution, EvalResolution = resolution, Classes = classes };

    private static string Describe(FamilyMember member) =>
        $"{member.Name} {member.Architecture} {member.TrainResolution} {member.EvalResolution} {member.Width} {member.Depth}";

    private static void AssertClose(double expected, double actual, double tolerance) =>
        Assert.InRange(actual / expected, 1 - tolerance, 1 + tolerance);

    private static void AssertDeepensTowardsTheEnd(Architecture winner, Architecture member)
    {
        var growth = winner.Stages.Zip(member.Stages, (before, after) => (double)after.Repeats / before.Repeats).ToList();
        Assert.Equal(growth.Order(), growth);
        Assert.True(growth[^1] > growth[0]);
    }
}
