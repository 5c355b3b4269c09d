namespace NasV2.Specs;

/// <summary>The fields of <c>recipe.progressive</c>.</summary>
internal static class ProgressiveSection
{
    private static readonly Choice<ResizingMethod> Methods = new(new Dictionary<string, ResizingMethod>
    {
        ["adaptive"] = ResizingMethod.Adaptive,
        ["resize"] = ResizingMethod.Resize,
        ["random"] = ResizingMethod.Random,
        ["random-adaptive"] = ResizingMethod.RandomAdaptive,
    });

    private static readonly Choice<SizeRule> Rules = new(new Dictionary<string, SizeRule>
    {
        ["paper"] = SizeRule.Paper,
        ["released"] = SizeRule.Released,
    });

    public static Section<ProgressiveSpec> Fields { get; } = new(new() { Resolution = 0 })
    {
        { "method", Methods, p => p.Method, (p, v) => p with { Method = v },
          "What changes: adaptive grows images and regularisation, resize images only, random and random-adaptive draw sizes." },
        { "stages", new Whole<int>(2, 100), p => p.Stages, (p, v) => p with { Stages = v },
          "Number of stages." },
        { "sizes", Rules, p => p.Sizes, (p, v) => p with { Sizes = v },
          "Size of stage i of M: paper has round(start + (end - start) * i / (M - 1)), released floor(start + (end - start) * (i + 1) / M)." },
        { "drawEpochs", new Whole<int>(1, 10_000), p => p.DrawEpochs, (p, v) => p with { DrawEpochs = v },
          "Epochs between two draws of the random methods." },
        { "resolution", new Whole<int>(8, 1024), p => p.Resolution, (p, v) => p with { Resolution = v },
          "Side of the smallest images in pixels; recipe.resolution is that of the largest.", Presence.Required },
        { "randAugment", new Number(0, 30), p => p.RandAugment, (p, v) => p with { RandAugment = v },
          "RandAugment magnitude that goes with the smallest images." },
        { "mixup", new Number(0, 10), p => p.Mixup, (p, v) => p with { Mixup = v },
          "Alpha of mixup that goes with the smallest images." },
        { "cutmix", new Number(0, 10), p => p.Cutmix, (p, v) => p with { Cutmix = v },
          "Alpha of CutMix that goes with the smallest images." },
        { "dropout", new Number(0, 0.9), p => p.Dropout, (p, v) => p with { Dropout = v },
          "Dropout rate that goes with the smallest images." },
    };
}
