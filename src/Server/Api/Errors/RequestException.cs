namespace NasV2.Server.Api;

/// <summary>A request cannot be used; it names every field that is wrong.</summary>
internal sealed class RequestException(IReadOnlyList<FieldProblem> problems)
    : Exception(string.Join('\n', problems.Select(problem => problem.Sentence)))
{
    /// <param name="field">The field.</param>
    /// <param name="value">What it is.</param>
    /// <param name="rule">What was expected, such as "expected a whole number".</param>
    public RequestException(string field, object value, string rule)
        : this([Problem(field, value, rule)])
    {
    }

    public IReadOnlyList<FieldProblem> Problems => problems;

    public static FieldProblem Problem(string field, object value, string rule) =>
        new(field, $"{field} is {(value is string text ? $"'{text}'" : value)}; {rule}.");
}
