namespace NasV2.Specs;

/// <summary>One thing that is wrong with a spec.</summary>
/// <param name="Field">Path of the field, such as <c>recipe.batch</c>; <c>document</c> when it cannot be read at all.</param>
/// <param name="Line">Line in the document, from 1; null when the document has no place for it, as for a missing top-level field.</param>
/// <param name="Value">What the field is: its value as written, or a word such as <c>missing</c>.</param>
/// <param name="Rule">What was expected.</param>
public sealed record SpecProblem(string Field, int? Line, string Value, string Rule)
{
    /// <summary>The problem as a sentence without its place.</summary>
    public override string ToString() => $"{Field} is {Value}; {Rule}";
}
