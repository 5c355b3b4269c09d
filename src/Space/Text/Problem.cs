namespace NasV2.Space;

/// <summary>One thing that is wrong with a text.</summary>
/// <param name="Field">
/// Where: a path such as <c>stages[2].kernel</c> or <c>recipe.batch</c>, a stage and field such as <c>stage 3, kernel</c>, or
/// <c>document</c> when the text cannot be read at all.
/// </param>
/// <param name="Line">Line in the text, from 1; null where lines say nothing or the text has no place for it.</param>
/// <param name="Value">What was found there: the value as written, or a word such as <c>missing</c>.</param>
/// <param name="Rule">What was expected.</param>
public sealed record Problem(string Field, int? Line, string Value, string Rule)
{
    /// <summary>A problem without a line.</summary>
    public Problem(string field, string value, string rule) : this(field, null, value, rule)
    {
    }

    /// <summary>The problem as a sentence without its line and full stop.</summary>
    public override string ToString() => $"{Field} is {Value}; {Rule}";
}
