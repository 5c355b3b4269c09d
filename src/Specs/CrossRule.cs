namespace NasV2.Specs;

/// <summary>A rule that holds one field against another.</summary>
/// <param name="Field">The field that problems name.</param>
/// <param name="Other">The field that it is held against.</param>
/// <param name="Values">Both values; null where there is nothing to compare.</param>
/// <param name="Holds">Whether the values agree.</param>
/// <param name="Relation">The rule in words that go before the other field, such as <c>at most</c>.</param>
internal sealed record CrossRule<TRecord>(
    string Field, string Other, Func<TRecord, (double? Value, double? Bound)> Values, Func<double, double, bool> Holds, string Relation)
{
    /// <summary>Reports the rule when it is broken, unless one of its fields is wrong anyway.</summary>
    /// <param name="record">What was read.</param>
    /// <param name="context">Takes the problem.</param>
    /// <param name="within">Path of the section that both fields are in, with its dot; empty for the document itself.</param>
    public void Check(TRecord record, ValidationContext context, string within = "")
    {
        var (field, other) = (within + Field, within + Other);
        if (!context.HasNoErrors(field) || !context.HasNoErrors(other))
            return;
        if (Values(record) is not ({ } value, { } bound) || Holds(value, bound))
            return;
        var origin = context.LineOf(field) is null ? " by default" : "";
        var line = context.LineOf(field) ?? context.LineOf(other);
        context.Add(new(
            context.WrittenPath(field), line, $"{value}{origin}", $"expected {Relation} {context.WrittenPath(other)}, which is {bound}"));
    }
}
