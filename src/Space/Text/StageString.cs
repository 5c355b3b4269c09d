using System.Collections.Frozen;
using System.Globalization;

namespace NasV2.Space;

/// <summary>One stage as a block string of google/automl: <c>r6_k3_s2_e4_i64_o128_se0.25</c>, with <c>c1</c> for Fused-MBConv.</summary>
internal static class StageString
{
    private static readonly FrozenDictionary<string, string> FieldOfToken = new Dictionary<string, string>
    {
        ["r"] = Fields.Layers,
        ["k"] = Fields.Kernel,
        ["s"] = Fields.Stride,
        ["e"] = Fields.Expansion,
        ["i"] = Fields.Input,
        ["o"] = Fields.Output,
        ["c"] = Fields.Op,
        ["se"] = Fields.SqueezeRatio,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> TokenOfField =
        FieldOfToken.ToFrozenDictionary(entry => entry.Value, entry => entry.Key);

    private static readonly string KnownTokens = string.Join(", ", FieldOfToken.Keys.Order(StringComparer.Ordinal));

    public static string Write(Stage stage)
    {
        var convType = BlockOps.All[stage.Op].ConvType;
        var text = $"r{stage.Repeats}_k{stage.Kernel}_s{stage.Stride}_e{stage.Expansion}_i{stage.InputFilters}_o{stage.OutputFilters}";
        if (convType != 0)
            text += $"_c{convType}";
        return stage.SqueezeRatio is { } ratio ? $"{text}_se{ratio}" : text;
    }

    public static Stage Read(string text, int number, ProblemList problems)
    {
        var values = Split(text, number, problems);
        return new(
            Op(), Whole("r"), Whole("k"), Whole("s"), Whole("e"), Whole("i"), Whole("o"), SqueezeRatio());

        int Whole(string token)
        {
            if (!values.TryGetValue(token, out var value))
                problems.Add(Place(number, FieldOfToken[token]), "missing", $"must be given as {token} and a number");
            else if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var whole))
                return whole;
            else
                problems.Add(Place(number, FieldOfToken[token]), $"'{token}{value}'", "must be a whole number");
            return 0;
        }

        BlockOp Op()
        {
            if (values.ContainsKey("c") && BlockOps.ByConvType.TryGetValue(Whole("c"), out var op))
                return op;
            if (values.TryGetValue("c", out var value))
            {
                var known = BlockOps.ByConvType.Keys.Order().Select(convType => $"c{convType}");
                problems.Add(Place(number, Fields.Op), $"'c{value}'", $"must be one of {string.Join(", ", known)}");
            }

            return BlockOp.MBConv;
        }

        double? SqueezeRatio()
        {
            if (!values.TryGetValue("se", out var value))
                return null;
            if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var ratio))
                return ratio == 0 ? null : ratio;
            problems.Add(Place(number, Fields.SqueezeRatio), $"'se{value}'", "must be a decimal number");
            return null;
        }
    }

    /// <summary>Reports a broken rule in the words of the string.</summary>
    public static void Report(BrokenRule broken, int stage, ProblemList problems) =>
        problems.Add(Place(stage + 1, broken.Field), $"'{TokenOfField[broken.Field]}{broken.Value}'", broken.Rule);

    private static string Place(int number, string field) => $"stage {number}, {field}";

    private static Dictionary<string, string> Split(string text, int number, ProblemList problems)
    {
        var values = new Dictionary<string, string>();
        foreach (var token in text.Split('_'))
        {
            var letters = token.TakeWhile(char.IsAsciiLetterLower).Count();
            var key = token[..letters];
            if (!FieldOfToken.TryGetValue(key, out var field))
                problems.Add($"stage {number}, token", $"'{token}'", $"must start with one of {KnownTokens}");
            else if (!values.TryAdd(key, token[letters..]))
                problems.Add(Place(number, field), $"'{token}' again", "must be given once");
        }

        return values;
    }
}
