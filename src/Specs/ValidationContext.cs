using NasV2.Space;

namespace NasV2.Specs;

/// <summary>What one pass over a document has found: where its fields are given, and the problems.</summary>
internal sealed class ValidationContext(string source, SpecVocabulary vocabulary)
{
    private readonly List<Problem> _problems = [];
    private readonly Dictionary<string, (string Written, int Line)> _given = [];

    public SpecVocabulary Vocabulary => vocabulary;

    public void Add(Problem problem) => _problems.Add(problem);

    /// <summary>Remembers where a field is given, and as what: the document may use its former name.</summary>
    public void Mark(string path, string written, int line) => _given.TryAdd(path, (written, line));

    /// <summary>Where a field is given; null when it is not.</summary>
    public int? LineOf(string path) => _given.TryGetValue(path, out var given) ? given.Line : null;

    /// <summary>The path of a field as the document names it.</summary>
    public string WrittenPath(string path) => _given.TryGetValue(path, out var given) ? given.Written : path;

    /// <summary>Whether neither the field nor a section around it has a problem.</summary>
    public bool HasNoErrors(string path) =>
        !_problems.Exists(problem => $"{WrittenPath(path)}.".StartsWith($"{problem.Field}.", StringComparison.Ordinal));

    public void ThrowIfAny()
    {
        if (_problems.Count > 0)
            throw new SpecException(source, _problems);
    }
}
