namespace NasV2.Space;

/// <summary>Collects the problems of one text; where a field has one, further ones about its parts or its whole say nothing new.</summary>
internal sealed class ProblemList
{
    private readonly List<Problem> _problems = [];

    public bool Any => _problems.Count > 0;

    public void Add(string field, string value, string rule)
    {
        if (!_problems.Exists(problem => Covers(problem.Field, field) || Covers(field, problem.Field)))
            _problems.Add(new(field, value, rule));
    }

    public string Describe(string subject) => new SpaceFormatException(subject, _problems).Message;

    public void ThrowIfAny(string subject)
    {
        if (Any)
            throw new SpaceFormatException(subject, _problems);
    }

    private static bool Covers(string whole, string field) =>
        field.StartsWith(whole, StringComparison.Ordinal) && (field.Length == whole.Length || field[whole.Length] is '.' or '[');
}
