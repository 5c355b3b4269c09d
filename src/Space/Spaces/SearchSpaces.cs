using System.Collections.Frozen;
using System.Collections.Immutable;

namespace NasV2.Space;

/// <summary>The search spaces that ship with the product.</summary>
public static class SearchSpaces
{
    private static readonly ImmutableArray<BlockOp> Ops = [BlockOp.MBConv, BlockOp.FusedMBConv];
    private static readonly ImmutableArray<int> Kernels = [3, 5];
    private static readonly ImmutableArray<int> Expansions = [1, 4, 6];

    /// <summary>Every preset by name.</summary>
    public static FrozenDictionary<string, SearchSpace> All { get; } = new SearchSpaceDefinition[]
    {
        new()
        {
            Name = "paper-b4",
            Description = "The channels and strides of EfficientNet-B4 with about as many layers, as the paper describes its search.",
            StemFilters = 48,
            HeadFilters = 1792,
            Reference = NamedArchitectures.Find("efficientnet-b4").Architecture,
            ProxyResolution = 224,
            Stages =
            [
                new(Ops, [1, 2, 3], Kernels, Expansions, Stride: 1, OutputFilters: 24),
                new(Ops, [3, 4, 5], Kernels, Expansions, Stride: 2, OutputFilters: 32),
                new(Ops, [3, 4, 5], Kernels, Expansions, Stride: 2, OutputFilters: 56),
                new(Ops, [5, 6, 7], Kernels, Expansions, Stride: 2, OutputFilters: 112),
                new(Ops, [5, 6, 7], Kernels, Expansions, Stride: 1, OutputFilters: 160),
                new(Ops, [7, 8, 9], Kernels, Expansions, Stride: 2, OutputFilters: 272),
                new(Ops, [1, 2, 3], Kernels, Expansions, Stride: 1, OutputFilters: 448),
            ],
        },
        new()
        {
            Name = "v2-s",
            Description = "The channels and strides of EfficientNetV2-S, which is a member.",
            StemFilters = 24,
            Reference = NamedArchitectures.Find("efficientnetv2-s").Architecture,
            ProxyResolution = 224,
            Stages =
            [
                new(Ops, [1, 2, 3], Kernels, Expansions, Stride: 1, OutputFilters: 24),
                new(Ops, [3, 4, 5], Kernels, Expansions, Stride: 2, OutputFilters: 48),
                new(Ops, [3, 4, 5], Kernels, Expansions, Stride: 2, OutputFilters: 64),
                new(Ops, [5, 6, 7], Kernels, Expansions, Stride: 2, OutputFilters: 128),
                new(Ops, [7, 8, 9, 10], Kernels, Expansions, Stride: 1, OutputFilters: 160),
                new(Ops, [9, 11, 13, 15], Kernels, Expansions, Stride: 2, OutputFilters: 256),
            ],
        },
        new()
        {
            Name = "v2-b0",
            Description = "The channels and strides of EfficientNetV2-B0, which is a member.",
            StemFilters = 32,
            Reference = NamedArchitectures.Find("efficientnetv2-b0").Architecture,
            ProxyResolution = 128,
            Stages =
            [
                new(Ops, [1, 2], Kernels, Expansions, Stride: 1, OutputFilters: 16),
                new(Ops, [1, 2, 3], Kernels, Expansions, Stride: 2, OutputFilters: 32),
                new(Ops, [1, 2, 3], Kernels, Expansions, Stride: 2, OutputFilters: 48),
                new(Ops, [2, 3, 4], Kernels, Expansions, Stride: 2, OutputFilters: 96),
                new(Ops, [4, 5, 6], Kernels, Expansions, Stride: 1, OutputFilters: 112),
                new(Ops, [6, 7, 8], Kernels, Expansions, Stride: 2, OutputFilters: 192),
            ],
        },
        new()
        {
            Name = "small-image",
            Description = "Small networks for images of 28 to 32 pixels, which a laptop trains in seconds per epoch.",
            StemFilters = 16,
            StemStride = 1,
            HeadFilters = 256,
            Reference = Architecture.Parse(
                """
                r1_k3_s2_e4_i16_o16_c1 r2_k3_s2_e4_i16_o24_c1 r2_k3_s1_e4_i24_o40_se0.25 r2_k3_s2_e4_i40_o64_se0.25 t1 h256
                """),
            ProxyResolution = 32,
            Stages =
            [
                new(Ops, [1, 2], Kernels, [1, 4], Stride: 2, OutputFilters: 16),
                new(Ops, [1, 2], Kernels, Expansions, Stride: 2, OutputFilters: 24),
                new(Ops, [1, 2, 3], Kernels, [1, 4], Stride: 1, OutputFilters: 40),
                new(Ops, [1, 2], Kernels, [1, 4], Stride: 2, OutputFilters: 64),
            ],
        },
    }.ToFrozenDictionary(definition => definition.Name, definition => new SearchSpace(definition), StringComparer.OrdinalIgnoreCase);

    /// <summary>The preset of that name; upper and lower case are the same.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message lists the known names.</exception>
    public static SearchSpace Find(string name) => Catalog.Find(All, name, "search space");
}
