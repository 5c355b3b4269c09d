namespace NasV2.Specs;

/// <summary>What one pass over a document has found: the lines of its fields and the problems.</summary>
internal sealed class Reading(string source, SpecVocabulary vocabulary)
{
    private readonly List<SpecProblem> _problems = [];
    private readonly Dictionary<string, int> _lines = [];

    public SpecVocabulary Vocabulary => vocabulary;

    public void Report(SpecProblem problem) => _problems.Add(problem);

    /// <summary>Remembers where a field is given.</summary>
    public void Mark(string path, int line) => _lines.TryAdd(path, line);

    /// <summary>Where a field is given; null when it is not.</summary>
    public int? LineOf(string path) => _lines.TryGetValue(path, out var line) ? line : null;

    /// <summary>Whether neither the field nor a section around it has a problem.</summary>
    public bool IsSound(string path) =>
        !_problems.Exists(problem => $"{path}.".StartsWith($"{problem.Field}.", StringComparison.Ordinal));

    public void ThrowIfAny()
    {
        if (_problems.Count > 0)
            throw new SpecException(source, _problems);
    }
}
