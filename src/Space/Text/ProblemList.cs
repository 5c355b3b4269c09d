namespace NasV2.Space;

/// <summary>Collects the problems of one text; where a field has one, further ones about its parts or its whole say nothing new.</summary>
internal sealed class ProblemList
{
    private readonly List<Problem> _problems = [];
    private readonly Dictionary<string, int> _lines = [];

    public bool Any => _problems.Count > 0;

    /// <summary>Remembers where a field or an item is given, for the problems with it and with what it lacks.</summary>
    public void Mark(string path, int? line)
    {
        if (line is { } known)
            _lines[path] = known;
    }

    /// <summary>Adds a problem at the line, or else where the field or the innermost object around it is given.</summary>
    public void Add(string field, string value, string rule, int? line = null)
    {
        if (!_problems.Exists(problem => Covers(problem.Field, field) || Covers(field, problem.Field)))
            _problems.Add(new(field, line ?? LineOf(field), value, rule));
    }

    public string Describe(string subject) => new SpaceFormatException(subject, _problems).Message;

    public void ThrowIfAny(string subject)
    {
        if (Any)
            throw new SpaceFormatException(subject, _problems);
    }

    private int? LineOf(string path)
    {
        for (var length = path.Length; length > 0; length = path.LastIndexOfAny(['.', '['], length - 1))
        {
            if (_lines.TryGetValue(path[..length], out var line))
                return line;
        }

        return null;
    }

    private static bool Covers(string whole, string field) =>
        field.StartsWith(whole, StringComparison.Ordinal) && (field.Length == whole.Length || field[whole.Length] is '.' or '[');
}
