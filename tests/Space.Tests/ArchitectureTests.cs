namespace NasV2.Space.Tests;

public sealed class ArchitectureTests
{
    [Fact]
    public void Only_the_first_layer_of_a_stage_has_its_stride_and_input_filters()
    {
        var blocks = Architecture.Parse("r2_k5_s2_e4_i24_o48_c1-r3_k3_s1_e6_i48_o48_se0.25").Blocks.ToList();
        Assert.Equal([(0, 0, 0, 2, 24), (1, 0, 1, 1, 48), (2, 1, 0, 1, 48), (3, 1, 1, 1, 48), (4, 1, 2, 1, 48)],
            blocks.Select(block => (block.Index, block.Stage, block.Layer, block.Stride, block.InputFilters)));
        Assert.Equal([false, true, true, true, true], blocks.Select(block => block.HasResidual));
        Assert.Equal([96, 192, 288, 288, 288], blocks.Select(block => block.ExpandedFilters));
        Assert.Equal([0, 0, 12, 12, 12], blocks.Select(block => block.SqueezedFilters));
    }

    [Theory]
    [InlineData(24, 0.25, 6)]
    [InlineData(7, 0.25, 1)]
    [InlineData(2, 0.25, 1)]
    public void Squeezed_filters_are_taken_from_the_input_rounded_down_and_never_0(int input, double ratio, int squeezed) =>
        Assert.Equal(squeezed, new Architecture([new(BlockOp.MBConv, 1, 3, 1, 6, input, 32, ratio)]).Blocks.Single().SqueezedFilters);

    [Fact]
    public void A_constructed_architecture_is_checked_as_a_whole()
    {
        Stage[] stages = [new(BlockOp.MBConv, 1, 3, 1, 1, 24, 24, null), new(BlockOp.FusedMBConv, 1, 2, 1, 1, 32, 24, null)];
        var refused = Assert.Throws<SpaceFormatException>(() => new Architecture(stages, headFilters: -1));
        Assert.Equal(
            [
                "stages[1].kernel is 2; expected 3, 5 or 7",
                "stages[1].input is 32; expected 24, the output filters of stage 1",
                "head.filters is -1; expected 1 to 8192",
            ],
            refused.Problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void A_catalog_has_each_operator_once() =>
        Assert.Throws<ArgumentException>(() => BlockOps.Default.With(BlockOp.FusedMBConv));
}
