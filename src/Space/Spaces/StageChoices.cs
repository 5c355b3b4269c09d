using System.Collections.Immutable;

namespace NasV2.Space;

/// <summary>What a search may choose for one stage, and what is fixed.</summary>
/// <param name="Ops">The operators to choose from, with the same parameters; each brings its squeeze-and-excitation ratio.</param>
/// <param name="Layers">The numbers of layers to choose from.</param>
/// <param name="Kernels">The kernel sizes to choose from.</param>
/// <param name="Expansions">The expansion ratios to choose from.</param>
/// <param name="Stride">The stride of the first layer.</param>
/// <param name="OutputFilters">The output filters.</param>
public sealed record StageChoices(
    ImmutableArray<BlockOp> Ops,
    ImmutableArray<int> Layers,
    ImmutableArray<int> Kernels,
    ImmutableArray<int> Expansions,
    int Stride,
    int OutputFilters)
{
    private const int FirstOwn = 4;

    /// <summary>The options of each of the operators' own parameters, in the order of <see cref="BlockOp.Parameters"/>.</summary>
    public ImmutableArray<ImmutableArray<int>> Parameters { get; init; } = [];

    /// <summary>The number of <see cref="Decisions"/>.</summary>
    internal int DecisionCount => FirstOwn + Parameters.Length;

    /// <summary>What is chosen, in the order of <see cref="SearchSpace.Decisions"/>: names and options.</summary>
    internal IEnumerable<(string Name, ImmutableArray<string> Options)> Decisions =>
    [
        (Fields.Op, [.. Ops.Select(op => op.Name)]),
        (Fields.Layers, Text(Layers)),
        (Fields.Kernel, Text(Kernels)),
        (Fields.Expansion, Text(Expansions)),
        .. Ops[0].Parameters.Zip(Parameters, (parameter, options) => (parameter.Name, Text(options))),
    ];

    /// <summary>The stage of one option for each of <see cref="Decisions"/>.</summary>
    internal Stage At(ReadOnlySpan<int> choices, int inputFilters)
    {
        var op = Ops[choices[0]];
        return new(
            op, Layers[choices[1]], Kernels[choices[2]], Stride, Expansions[choices[3]], inputFilters, OutputFilters, op.SqueezeRatio)
        {
            Parameters = Own(choices[FirstOwn..]),
        };
    }

    /// <summary>The stages of all combinations of options, the last decision changing first, as positions of the space do.</summary>
    internal IEnumerable<Stage> ListAll(int inputFilters)
    {
        int[] options = [.. Decisions.Select(decision => decision.Options.Length)];
        var choices = new int[options.Length];
        for (var index = options.Aggregate((count, next) => checked(count * next)) - 1; index >= 0; index--)
        {
            yield return At(choices, inputFilters);
            for (var digit = choices.Length - 1; digit >= 0 && ++choices[digit] == options[digit]; digit--)
                choices[digit] = 0;
        }
    }

    /// <summary>The options that a stage took for each of <see cref="Decisions"/>; -1 for a value that is not an option.</summary>
    internal IEnumerable<int> ChoicesOf(Stage stage) =>
    [
        Ops.IndexOf(stage.Op),
        Layers.IndexOf(stage.Repeats),
        Kernels.IndexOf(stage.Kernel),
        Expansions.IndexOf(stage.Expansion),
        .. Parameters.Select((options, index) => options.IndexOf(stage.Parameters[index])),
    ];

    private BlockValues Own(ReadOnlySpan<int> choices)
    {
        if (choices.IsEmpty)
            return default;
        var values = new int[choices.Length];
        for (var index = 0; index < values.Length; index++)
            values[index] = Parameters[index][choices[index]];
        return new(values.ToImmutableArray());
    }

    private static ImmutableArray<string> Text(ImmutableArray<int> options) => [.. options.Select(option => $"{option}")];
}
