namespace NasV2.Specs;

/// <summary>A rule that holds one field against another.</summary>
/// <param name="Field">The field that problems name.</param>
/// <param name="Other">The field that it is held against.</param>
/// <param name="Values">Both values; null where there is nothing to compare.</param>
/// <param name="Holds">Whether the first value may stand beside the second.</param>
/// <param name="Relation">The rule in words that go before the other field, such as <c>at most</c>.</param>
internal sealed record CrossRule(
    string Field, string Other, Func<SearchSpec, (double? Value, double? Bound)> Values, Func<double, double, bool> Holds, string Relation)
{
    /// <summary>Reports the rule when it is broken, unless one of its fields is wrong anyway.</summary>
    public void Check(SearchSpec spec, Reading reading)
    {
        if (!reading.IsSound(Field) || !reading.IsSound(Other))
            return;
        if (Values(spec) is not ({ } value, { } bound) || Holds(value, bound))
            return;
        var origin = reading.LineOf(Field) is null ? " by default" : "";
        var line = reading.LineOf(Field) ?? reading.LineOf(Other);
        reading.Report(new(Field, line, $"{value}{origin}", $"expected {Relation} {Other}, which is {bound}"));
    }
}
