namespace NasV2.Space;

/// <summary>One thing that is wrong with a text.</summary>
/// <param name="Field">Where: a JSON path such as <c>stages[2].kernel</c>, or a stage and field such as <c>stage 3, kernel</c>.</param>
/// <param name="Value">What was found there.</param>
/// <param name="Rule">What was expected.</param>
public sealed record Problem(string Field, string Value, string Rule)
{
    /// <summary>The problem as a sentence.</summary>
    public override string ToString() => $"{Field} is {Value}, but {Rule}.";
}
