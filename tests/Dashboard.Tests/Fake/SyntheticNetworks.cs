using System.Globalization;
using NasV2.Api.V1;

namespace NasV2.Dashboard.Tests.Fake;

/// <summary>Seeded networks of a small-image space, described well enough for a page: the costs are estimates.</summary>
internal static class SyntheticNetworks
{
    private const int Stem = 16;
    private static readonly int[] Channels = [16, 24, 48, 64, 96];
    private static readonly int[] Strides = [1, 2, 2, 2, 1];
    private static readonly int[] Kernels = [3, 5];
    private static readonly int[] Expansions = [1, 4, 6];

    public static Stage[] Draw(Random random) =>
    [
        .. Channels.Select((filters, stage) => new Stage
        {
            Op = random.Next(2) == 0 ? "fused-mbconv" : "mbconv",
            Layers = random.Next(1, 5),
            Kernel = Kernels[random.Next(2)],
            Stride = Strides[stage],
            Expansion = Expansions[random.Next(3)],
            InputFilters = stage == 0 ? Stem : Channels[stage - 1],
            OutputFilters = filters,
            SqueezeRatio = random.Next(2) == 0 ? 0.25 : 0,
        }),
    ];

    public static string Canonical(IEnumerable<Stage> stages) => string.Join('-', stages.Select(Block)) + "-t1-h256";

    public static Stage[] Parse(string canonical) => [.. canonical.Split('-').Where(block => block.StartsWith('r')).Select(Parsed)];

    public static long Parameters(Stage stage)
    {
        long inner = (long)stage.InputFilters * stage.Expansion, kernel = stage.Kernel * stage.Kernel;
        var layer = stage.Op == "fused-mbconv" ? kernel * stage.InputFilters * inner : (stage.InputFilters * inner) + (kernel * inner);
        return stage.Layers * (layer + (inner * stage.OutputFilters));
    }

    public static Architecture Describe(string canonical, int resolution = 32, double width = 1)
    {
        var stages = Parse(canonical);
        var size = resolution;
        var made = new Architecture { Canonical = canonical, Resolution = resolution, Classes = 10, Json = "{}" };
        made.Parts.Add(new ArchitecturePart
        {
            Name = "stem",
            Layer = "conv3x3",
            Layers = 1,
            Filters = Stem,
            Size = size,
            Parameters = 27 * Stem,
            Macs = 27 * Stem * size * size,
        });
        foreach (var (stage, index) in stages.Select((stage, index) => (stage, index)))
        {
            size = (size + stage.Stride - 1) / stage.Stride;
            var parameters = (long)(Parameters(stage) * width * width);
            made.Parts.Add(new ArchitecturePart
            {
                Name = $"stage {index + 1}",
                Layer = $"{stage.Op}{stage.Expansion} k{stage.Kernel} s{stage.Stride}" + (stage.SqueezeRatio > 0 ? " se0.25" : ""),
                Layers = stage.Layers,
                Filters = stage.OutputFilters,
                Size = size,
                Parameters = parameters,
                Macs = parameters * size * size,
                Stage = stage,
            });
        }

        made.Parts.Add(new ArchitecturePart
        {
            Name = "head",
            Layer = "conv1x1",
            Layers = 1,
            Filters = 256,
            Size = size,
            Parameters = 96 * 256,
            Macs = 96 * 256 * size * size,
        });
        made.Parts.Add(new ArchitecturePart
        {
            Name = "classifier",
            Layer = "linear",
            Layers = 1,
            Filters = 10,
            Size = 1,
            Parameters = 2570,
            Macs = 2560,
        });
        made.Parameters = made.Parts.Sum(part => part.Parameters);
        made.Macs = made.Parts.Sum(part => part.Macs);
        return made;
    }

    private static string Block(Stage stage) =>
        $"r{stage.Layers}_k{stage.Kernel}_s{stage.Stride}_e{stage.Expansion}_i{stage.InputFilters}_o{stage.OutputFilters}"
        + (stage.Op == "fused-mbconv" ? "_c1" : "") + (stage.SqueezeRatio > 0 ? "_se0.25" : "");

    private static Stage Parsed(string block)
    {
        var tokens = block.Split('_');
        int Value(string name) => int.Parse(tokens.Single(token => token.StartsWith(name, StringComparison.Ordinal)
            && char.IsDigit(token[name.Length]))[name.Length..], CultureInfo.InvariantCulture);
        return new Stage
        {
            Op = tokens.Contains("c1") ? "fused-mbconv" : "mbconv",
            Layers = Value("r"),
            Kernel = Value("k"),
            Stride = Value("s"),
            Expansion = Value("e"),
            InputFilters = Value("i"),
            OutputFilters = Value("o"),
            SqueezeRatio = tokens.Contains("se0.25") ? 0.25 : 0,
        };
    }
}
