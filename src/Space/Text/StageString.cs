using System.Globalization;
using System.Text;

namespace NasV2.Space;

/// <summary>
/// One stage as a block string of google/automl: <c>r6_k3_s2_e4_i64_o128_se0.25</c>, with <c>c1</c> for Fused-MBConv. The operator's own
/// parameters come last.
/// </summary>
internal static class StageString
{
    public const string OpToken = "c";
    public const string SqueezeToken = "se";

    public static string Write(Stage stage)
    {
        var text = new StringBuilder(capacity: 64);
        foreach (var field in StageField.Common)
            Append(text, field.Token).Append(field.Get(stage));
        if (stage.Op.ConvType != 0)
            Append(text, OpToken).Append(stage.Op.ConvType);
        if (stage.SqueezeRatio is { } ratio)
            Append(text, SqueezeToken).Append(CultureInfo.InvariantCulture, $"{ratio}");
        foreach (var field in stage.Op.Layout.Own)
            Append(text, field.Token).Append(field.Get(stage));
        return text.ToString();
    }

    public static Stage Read(string text, int number, BlockOps ops, ProblemList problems)
    {
        var tokens = text.Split('_').Select(Split).ToList();
        var named = OpOf(tokens, ops);
        var op = named ?? BlockOp.MBConv;
        var values = Values(tokens, op, number, problems);
        if (named is null && values.TryGetValue(OpToken, out var convType))
        {
            var known = ops.ByConvType.Keys.Order().Select(known => $"{OpToken}{known}");
            problems.Add(Place(number, Fields.Op), $"'{OpToken}{convType}'", $"expected one of {string.Join(", ", known)}");
        }

        var common = Array.ConvertAll(StageField.Common, Whole);
        return new(op, common[0], common[1], common[2], common[3], common[4], common[5], SqueezeRatio())
        {
            Parameters = new([.. op.Layout.Own.Select(Whole)]),
        };

        int Whole(StageField field)
        {
            if (!values.TryGetValue(field.Token, out var value))
                problems.Add(Place(number, field.Name), "missing", $"expected {field.Token} and a number");
            else if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var whole))
                return whole;
            else
                problems.Add(Place(number, field.Name), $"'{field.Token}{value}'", "expected a whole number");
            return 0;
        }

        double? SqueezeRatio()
        {
            if (!values.TryGetValue(SqueezeToken, out var value))
                return null;
            if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var ratio))
                return ratio == 0 ? null : ratio;
            problems.Add(Place(number, Fields.SqueezeRatio), $"'{SqueezeToken}{value}'", "expected a decimal number");
            return null;
        }
    }

    /// <summary>Reports a broken rule in the words of the string.</summary>
    public static void Report(BrokenRule broken, int stage, BlockOp op, ProblemList problems)
    {
        var token = op.Layout.NamesByToken.First(pair => pair.Value == broken.Field).Key;
        problems.Add(Place(stage + 1, broken.Field), $"'{token}{broken.Value}'", broken.Rule);
    }

    private static StringBuilder Append(StringBuilder text, string token) => (text.Length == 0 ? text : text.Append('_')).Append(token);

    private static string Place(int number, string field) => $"stage {number}, {field}";

    private static (string Key, string Value) Split(string token)
    {
        var letters = token.AsSpan().IndexOfAnyExceptInRange('a', 'z');
        if (letters < 0)
            letters = token.Length;
        return (token[..letters], token[letters..]);
    }

    /// <summary>The operator that the tokens name; null when no operator has that number.</summary>
    private static BlockOp? OpOf(IEnumerable<(string Key, string Value)> tokens, BlockOps ops)
    {
        var convType = tokens.Where(token => token.Key == OpToken).Select(token => token.Value).DefaultIfEmpty("0").First();
        return int.TryParse(convType, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? ops.ByConvType.GetValueOrDefault(number)
            : null;
    }

    private static Dictionary<string, string> Values(
        IEnumerable<(string Key, string Value)> tokens, BlockOp op, int number, ProblemList problems)
    {
        var names = op.Layout.NamesByToken;
        var values = new Dictionary<string, string>();
        foreach (var (key, value) in tokens)
        {
            if (!names.TryGetValue(key, out var field))
            {
                var known = string.Join(", ", names.Keys.Order(StringComparer.Ordinal));
                problems.Add($"stage {number}, token", $"'{key}{value}'", $"expected to start with one of {known}");
            }
            else if (!values.TryAdd(key, value))
            {
                problems.Add(Place(number, field), $"'{key}{value}' again", "expected once");
            }
        }

        return values;
    }
}
