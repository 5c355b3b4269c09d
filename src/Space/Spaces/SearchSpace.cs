using System.Collections.Immutable;
using System.Numerics;

namespace NasV2.Space;

/// <summary>
/// A stage-wise factorised search space: every stage chooses operator, layers, kernel, expansion ratio and the
/// operator's own parameters; filters and strides are fixed.
/// </summary>
public sealed class SearchSpace
{
    /// <summary>Checks every value.</summary>
    /// <param name="definition">The values of the space.</param>
    /// <exception cref="SpaceFormatException">Values break a rule; the exception lists all of them.</exception>
    public SearchSpace(SearchSpaceDefinition definition)
    {
        Definition = definition;
        var problems = new ProblemList();
        foreach (var problem in SearchSpaceRules.Check(definition))
            problems.Add(problem.Field, problem.Value, problem.Rule);
        problems.ThrowIfAny($"The search space '{definition.Name}'");
        Decisions =
        [
            .. definition.Stages.SelectMany(
                (stage, index) => stage.Decisions.Select(decision => new Decision(index, decision.Name, decision.Options))),
        ];
        Size = Decisions.Aggregate(BigInteger.One, (size, decision) => size * decision.Options.Length);
    }

    /// <summary>The values that make up the space.</summary>
    public SearchSpaceDefinition Definition { get; }

    /// <inheritdoc cref="SearchSpaceDefinition.Name"/>
    public string Name => Definition.Name;

    /// <inheritdoc cref="SearchSpaceDefinition.Description"/>
    public string Description => Definition.Description;

    /// <inheritdoc cref="SearchSpaceDefinition.StemFilters"/>
    public int StemFilters => Definition.StemFilters;

    /// <inheritdoc cref="SearchSpaceDefinition.StemStride"/>
    public int StemStride => Definition.StemStride;

    /// <inheritdoc cref="SearchSpaceDefinition.HeadFilters"/>
    public int HeadFilters => Definition.HeadFilters;

    /// <inheritdoc cref="SearchSpaceDefinition.Stages"/>
    public ImmutableArray<StageChoices> Stages => Definition.Stages;

    /// <inheritdoc cref="SearchSpaceDefinition.Reference"/>
    public Architecture Reference => Definition.Reference;

    /// <inheritdoc cref="SearchSpaceDefinition.ProxyResolution"/>
    public int ProxyResolution => Definition.ProxyResolution;

    /// <summary>What a sampler decides, in order: operator, layers, kernel, expansion and own parameters of each stage.</summary>
    public ImmutableArray<Decision> Decisions { get; }

    /// <summary>The number of architectures.</summary>
    public BigInteger Size { get; }

    /// <summary>Side in pixels of the last stage's output, which is the same for all members.</summary>
    /// <param name="resolution">Side of the input images in pixels.</param>
    public int OutputSize(int resolution) => Definition.Stages.Aggregate(
        LayerCost.OutputSize(resolution, Definition.StemStride), (size, stage) => LayerCost.OutputSize(size, stage.Stride));

    /// <summary>The largest size that a sampler can walk in random order, 2^126.</summary>
    public static BigInteger MaxSize { get; } = BigInteger.One << 126;

    /// <summary>The architecture of one option for each of <see cref="Decisions"/>.</summary>
    /// <exception cref="ArgumentException">The number of choices is wrong, or a choice has no such option.</exception>
    public Architecture At(IReadOnlyList<int> choices)
    {
        if (choices.Count != Decisions.Length)
            throw new ArgumentException(
                $"'{Name}' has {Decisions.Length} decisions, but {choices.Count} choices were given.", nameof(choices));
        for (var index = 0; index < choices.Count; index++)
        {
            var last = Decisions[index].Options.Length - 1;
            if (choices[index] < 0 || choices[index] > last)
                throw new ArgumentException($"Choice {index} is {choices[index]}, but must be 0 to {last}.", nameof(choices));
        }

        var stages = new List<Stage>(Stages.Length);
        var (first, input) = (0, StemFilters);
        var all = choices.ToArray().AsSpan();
        foreach (var stage in Stages)
        {
            stages.Add(stage.At(all.Slice(first, stage.DecisionCount), input));
            (first, input) = (first + stage.DecisionCount, stage.OutputFilters);
        }

        return new(stages, HeadFilters, StemStride);
    }

    /// <summary>The architecture at a position of the space, from 0 to <see cref="Size"/> - 1; each position has its own.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public Architecture At(BigInteger index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Size);
        var choices = new int[Decisions.Length];
        for (var digit = choices.Length - 1; digit >= 0; digit--)
        {
            index = BigInteger.DivRem(index, Decisions[digit].Options.Length, out var choice);
            choices[digit] = (int)choice;
        }

        return At(choices);
    }

    /// <summary>The position of a member, so that <c>At(IndexOf(a))</c> equals <c>a</c>.</summary>
    /// <exception cref="ArgumentException">The architecture is not in the space; the message says why.</exception>
    public BigInteger IndexOf(Architecture architecture) =>
        ChoicesOf(architecture).Zip(Decisions).Aggregate(
            BigInteger.Zero, (index, digit) => (index * digit.Second.Options.Length) + digit.First);

    /// <summary>The options that a member took for <see cref="Decisions"/>.</summary>
    /// <exception cref="ArgumentException">The architecture is not in the space; the message says why.</exception>
    public ImmutableArray<int> ChoicesOf(Architecture architecture) =>
        SearchSpaceMembership.Explain(Definition, architecture) is { } reason
            ? throw new ArgumentException($"The architecture is not in the search space '{Name}': {reason}.", nameof(architecture))
            : [.. architecture.Stages.Zip(Stages).SelectMany(pair => pair.Second.ChoicesOf(pair.First))];

    /// <summary>Whether the architecture is a member.</summary>
    public bool Contains(Architecture architecture) => SearchSpaceMembership.Explain(Definition, architecture) is null;

    /// <summary>A member drawn with equal chances.</summary>
    public Architecture Sample(Random random) => At([.. Decisions.Select(decision => random.Next(decision.Options.Length))]);
}
