using System.Globalization;
using System.Numerics;

namespace NasV2.Space;

/// <summary>The rules that a search space keeps, so that every choice gives a valid architecture.</summary>
internal static class SearchSpaceRules
{
    private const int MaxProxyResolution = 4096;

    /// <summary>Every broken rule.</summary>
    public static IEnumerable<Problem> Check(SearchSpaceDefinition space)
    {
        if (string.IsNullOrWhiteSpace(space.Name))
            yield return new(Fields.Name, "empty", "expected a name such as my-space");
        if (space.ProxyResolution is < 1 or > MaxProxyResolution)
            yield return new(Fields.ProxyResolution, $"{space.ProxyResolution}", $"expected 1 to {MaxProxyResolution}");
        if (space.Stages.Length is 0 or > ArchitectureRules.MaxStages)
            yield return new(Fields.Stages, $"{space.Stages.Length} stages", $"expected 1 to {ArchitectureRules.MaxStages} stages");

        (string Field, int Value)[] network =
            [(Fields.StemFilters, space.StemFilters), (Fields.StemStride, space.StemStride), (Fields.HeadFilters, space.HeadFilters)];
        foreach (var (field, value) in network)
        {
            if (ArchitectureRules.Broken(field, value) is { } rule)
                yield return new(field, $"{value}", rule);
        }

        foreach (var problem in space.Stages.SelectMany((stage, index) => Check(stage, $"{Fields.Stages}[{index}]")))
            yield return problem;

        var size = space.Stages.Aggregate(BigInteger.One, (size, stage) => size * CountOptions(stage));
        if (size > SearchSpace.MaxSize)
            yield return new(
                Fields.Stages,
                string.Create(CultureInfo.InvariantCulture, $"{(double)size:0.0e+0} architectures"),
                "expected at most 2^126 (8.5e+37); leave out options or stages");
    }

    private static BigInteger CountOptions(StageChoices stage) => stage.Parameters.Aggregate(
        (BigInteger)stage.Ops.Length * stage.Layers.Length * stage.Kernels.Length * stage.Expansions.Length,
        (count, options) => count * options.Length);

    private static IEnumerable<Problem> Check(StageChoices stage, string path)
    {
        var problems = CheckList(stage.Ops, $"{path}.{Fields.Ops}")
            .Concat(CheckNumbers(stage.Layers, Fields.Layers, $"{path}.{Fields.Layers}"))
            .Concat(CheckNumbers(stage.Kernels, Fields.Kernel, $"{path}.{Fields.Kernels}"))
            .Concat(CheckNumbers(stage.Expansions, Fields.Expansion, $"{path}.{Fields.Expansions}"))
            .Concat(Check([stage.Stride], Fields.Stride, _ => $"{path}.{Fields.Stride}"))
            .Concat(Check([stage.OutputFilters], Fields.Output, _ => $"{path}.{Fields.Output}"));
        return stage.Ops.Length == 0 ? problems : problems.Concat(CheckOwn(stage, path));
    }

    /// <summary>Every choice of operator must give another architecture, so operators with different
    /// parameters cannot share a stage.</summary>
    private static IEnumerable<Problem> CheckOwn(StageChoices stage, string path)
    {
        var parameters = stage.Ops[0].Parameters;
        if (stage.Ops.FirstOrDefault(op => !op.Parameters.SequenceEqual(parameters)) is { } other)
            return [new($"{path}.{Fields.Ops}", string.Join(", ", stage.Ops), $"expected operators with the same parameters as "
                + $"{stage.Ops[0]}, unlike {other}")];
        if (stage.Parameters.Length != parameters.Length)
            return [new(path, $"{stage.Parameters.Length} lists of parameters", $"expected {parameters.Length}, the "
                + $"parameters of {stage.Ops[0]}")];
        return parameters.Zip(stage.Parameters).SelectMany(pair => CheckNumbers(
            pair.Second, AllowedValues.OneOf([.. pair.First.Values]), $"{path}.{pair.First.ListName}"));
    }

    private static IEnumerable<Problem> CheckNumbers(IReadOnlyList<int> options, AllowedValues allowed, string path) =>
        CheckList(options, path).Concat(Check(options, allowed, index => $"{path}[{index}]"));

    private static IEnumerable<Problem> CheckNumbers(IReadOnlyList<int> options, string field, string path) =>
        CheckList(options, path).Concat(Check(options, field, index => $"{path}[{index}]"));

    private static IEnumerable<Problem> Check(IReadOnlyList<int> values, string field, Func<int, string> path) =>
        Check(values, StageField.Common.First(common => common.Name == field).Allowed, path);

    private static IEnumerable<Problem> Check(IReadOnlyList<int> values, AllowedValues allowed, Func<int, string> path) =>
        values.Select((value, index) => (Value: value, Path: path(index), Rule: ArchitectureRules.Broken(allowed, value)))
            .Where(check => check.Rule is not null)
            .Select(check => new Problem(check.Path, $"{check.Value}", check.Rule!));

    private static IEnumerable<Problem> CheckList<T>(IReadOnlyList<T> options, string path)
    {
        if (options.Count == 0)
            yield return new(path, "empty", "expected at least one option");
        if (options.Distinct().Count() != options.Count)
            yield return new(path, string.Join(", ", options), "expected each option once");
    }
}
