using System.Collections.Immutable;
using NasV2.Space;

namespace NasV2.Specs;

/// <summary>A spec that cannot be used; the message has one line for each problem.</summary>
public sealed class SpecException : FormatException
{
    internal SpecException(string document, params IEnumerable<Problem> problems)
        : this(document, [.. problems.OrderBy(problem => problem.Line ?? 0)])
    {
    }

    private SpecException(string document, ImmutableArray<Problem> problems)
        : base(string.Join('\n', problems.Select(problem => $"{document}{(problem.Line is { } line ? $":{line}" : "")}: {problem}")))
    {
        Document = document;
        Problems = problems;
    }

    /// <summary>What the caller named the document, usually its file name.</summary>
    public string Document { get; }

    /// <summary>Every problem found, by line.</summary>
    public ImmutableArray<Problem> Problems { get; }
}
