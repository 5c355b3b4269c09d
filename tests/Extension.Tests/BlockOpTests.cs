using System.Collections.Immutable;
using NasV2.LibTorch;
using NasV2.Model;
using NasV2.Model.Layers;
using NasV2.Space;
using TorchSharp;

namespace NasV2.Extension.Tests;

/// <summary>A block operator with a parameter of its own, from another assembly.</summary>
[Trait("Needs", "torch")]
public sealed class BlockOpTests
{
    private const string Canonical = "r2_k3_s2_e1_i16_o32_c7_g8-r1_k3_s1_e4_i32_o32_se0.25-h64";
    private static readonly BlockOps Operators = new(BlockOp.MBConv, BlockOp.FusedMBConv, GroupedConv.Instance);
    private static readonly BlockCatalog Layers = BlockCatalog.Default.With(
        GroupedConv.Instance, (declare, block, _, options) => new GroupedConvLayer(declare, block, options));

    [Fact]
    public void Its_parameter_is_part_of_the_canonical_string_and_of_the_json()
    {
        var architecture = Architecture.Parse(Canonical, Operators);

        Assert.Equal(Canonical, architecture.Canonical);
        Assert.Equal(8, architecture.Stages[0].Parameters[0]);
        Assert.Contains("\"groupWidth\": 8", ArchitectureJson.Write(architecture), StringComparison.Ordinal);
        Assert.Equal(architecture, ArchitectureJson.Read(ArchitectureJson.Write(architecture), Operators));
    }

    [Theory]
    [InlineData("r1_k3_s1_e1_i16_o16_c7", "stage 1, groupWidth is missing; expected g and a number")]
    [InlineData("r1_k3_s1_e1_i16_o16_c7_g9", "stage 1, groupWidth is 'g9'; expected 8 or 16")]
    [InlineData("r1_k3_s1_e1_i16_o16_c1_g8", "stage 1, token is 'g8'; expected to start with one of c, e, i, k, o, r, s, se")]
    [InlineData("r1_k3_s1_e1_i16_o16_c9", "stage 1, op is 'c9'; expected one of c0, c1, c7")]
    public void A_wrong_value_is_named_like_that_of_any_other_field(string text, string expected) =>
        Assert.Equal(expected, Assert.Throws<SpaceFormatException>(() => Architecture.Parse(text, Operators)).Problems.Single().ToString());

    [Fact]
    public void Its_options_are_a_decision_of_a_search_space()
    {
        var space = new SearchSpace(new()
        {
            Name = "grouped",
            Description = "",
            StemFilters = 16,
            ProxyResolution = 32,
            Reference = Architecture.Parse("r1_k3_s1_e1_i16_o16_c1"),
            Stages = [new([GroupedConv.Instance], [1, 2], [3, 5], [1], Stride: 2, OutputFilters: 32) { Parameters = [[8, 16]] }],
        });

        Assert.Equal(8, space.Size);
        Assert.Equal(["op", "layers", "kernel", "expansion", "groupWidth"], space.Decisions.Select(decision => decision.Name));
        Assert.Equal(8, Enumerable.Range(0, 8).Select(index => space.At(index)).Distinct().Count());
        Assert.All(Enumerable.Range(0, 8), index => Assert.Equal(index, space.IndexOf(space.At(index))));
        var read = SearchSpaceJson.Read(SearchSpaceJson.Write(space), Operators);
        Assert.Equal(SearchSpaceJson.Write(space), SearchSpaceJson.Write(read));
    }

    [Fact]
    public void Operators_with_other_parameters_cannot_share_its_stage()
    {
        var space = SearchSpaces.Find("small-image").Definition;
        var mixed = new StageChoices([BlockOp.MBConv, GroupedConv.Instance], [1], [3], [1], Stride: 2, OutputFilters: 32);

        var refusal = Assert.Throws<SpaceFormatException>(() => new SearchSpace(space with { Stages = [mixed] }));

        Assert.Equal("stages[0].ops", refusal.Problems.Single().Field);
    }

    [Fact]
    public void Texts_and_schemas_name_it()
    {
        var (eight, sixteen) = (Architecture.Parse(Canonical, Operators),
            Architecture.Parse(Canonical.Replace("g8", "g16", StringComparison.Ordinal), Operators));

        var difference = Assert.Single(ArchitectureDifference.Between([eight, sixteen]));
        Assert.Equal((0, "groupWidth"), (difference.Stage, difference.Field));
        Assert.Equal(["8", "16"], difference.Values);
        Assert.Equal("grouped1 k3 s2 g8", LayerText.Describe(eight)[1]);
        Assert.Contains("\"groupWidths\"", BlockSchema.Write(Operators), StringComparison.Ordinal);
    }

    [Fact]
    public void The_built_network_has_the_parameters_that_its_cost_says()
    {
        TorchRuntime.Load();
        using var scope = torch.NewDisposeScope();
        var architecture = Architecture.Parse(Canonical, Operators);
        using var network = new Network(architecture, new NetworkOptions { Classes = 5 }, torch.CPU, seed: 1, Layers);

        var logits = network.Forward(MemoryLayout.EmptyImages(2, 3, 32, 32, torch.CPU).normal_(), training: true);
        logits.sum().backward();

        Assert.Equal([2, 5], logits.shape);
        Assert.Equal(Complexity.Compute(architecture, 32, classes: 5).Parameters, network.Parameters.Count);
        Assert.True(network.Parameters.Gradients.abs().sum().item<float>() > 0);
    }

    /// <summary>The operator: names, parameter and cost.</summary>
    private sealed class GroupedConv : BlockOp
    {
        public static GroupedConv Instance { get; } = new();

        public override string Name => "grouped";

        public override string Label => "Grouped convolution";

        public override int ConvType => 7;

        public override string Diagram => "k x k convolution in groups, BN, act";

        public override ImmutableArray<BlockParameter> Parameters => [new("groupWidth", "g", [8, 16], "Input filters of a group.")];

        public static int Groups(Block block) => block.InputFilters / block.Parameters[0];

        public override Cost Cost(Block block, int size) => LayerCost.ConvBatchNorm(
            block.Kernel, block.InputFilters, block.OutputFilters, LayerCost.OutputSize(size, block.Stride), Groups(block));
    }

    /// <summary>Its layers.</summary>
    private sealed class GroupedConvLayer(ParameterDeclarations declare, Block block, NetworkOptions options) : IBlock
    {
        private readonly ConvNorm _conv = new(
            declare.In("conv"), block.InputFilters, block.OutputFilters, block.Kernel, block.Stride, options, GroupedConv.Groups(block));

        public torch.Tensor Forward(torch.Tensor x, bool training) => _conv.Forward(x, training);
    }
}
