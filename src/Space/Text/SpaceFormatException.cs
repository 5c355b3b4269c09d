using System.Collections.Immutable;

namespace NasV2.Space;

/// <summary>An architecture or search space that breaks its rules, with all of its problems.</summary>
public sealed class SpaceFormatException : FormatException
{
    internal SpaceFormatException(string subject, IEnumerable<Problem> problems)
        : this(subject, [.. problems])
    {
    }

    private SpaceFormatException(string subject, ImmutableArray<Problem> problems)
        : base($"{subject} is not valid: {string.Join(". ", problems)}.") => Problems = problems;

    /// <summary>Every problem found, in the order of the text.</summary>
    public ImmutableArray<Problem> Problems { get; }
}
