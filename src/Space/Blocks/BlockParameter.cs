using System.Collections.Immutable;

namespace NasV2.Space;

/// <summary>A parameter that one operator has and others have not.</summary>
/// <param name="Name">The name in JSON, such as <c>groupWidth</c>; search spaces list options under the name and an <c>s</c>.</param>
/// <param name="Token">The token in the canonical string, such as <c>g</c>: lower-case letters that no other field of a stage has.</param>
/// <param name="Values">The values that it may have, in ascending order.</param>
/// <param name="Description">One sentence for the schema.</param>
public sealed record BlockParameter(string Name, string Token, ImmutableArray<int> Values, string Description)
{
    /// <summary>The field of a search space's stage that lists the options.</summary>
    public string ListName => $"{Name}s";

    /// <inheritdoc/>
    public bool Equals(BlockParameter? other) =>
        other is not null && (Name, Token, Description) == (other.Name, other.Token, other.Description)
            && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Token);
}
