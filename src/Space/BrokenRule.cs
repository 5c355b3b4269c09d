namespace NasV2.Space;

/// <summary>A value that breaks a rule, before a text format says where the value stood.</summary>
/// <param name="Stage">The stage from 0, or null for a value of the whole network.</param>
/// <param name="Field">One of <see cref="Fields"/>.</param>
/// <param name="Value">The value found.</param>
/// <param name="Rule">What the value must be.</param>
internal sealed record BrokenRule(int? Stage, string Field, string Value, string Rule)
{
    /// <summary>The place of the value in JSON, such as <c>stages[2].kernel</c>.</summary>
    public string Path => Stage is { } index ? $"{Fields.Stages}[{index}].{Field}" : Field;
}
