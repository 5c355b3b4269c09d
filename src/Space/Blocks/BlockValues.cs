using System.Collections.Immutable;

namespace NasV2.Space;

/// <summary>The values of an operator's own parameters, in the order of <see cref="BlockOp.Parameters"/>.</summary>
public readonly struct BlockValues(params ImmutableArray<int> values) : IEquatable<BlockValues>
{
    private readonly ImmutableArray<int> _values = values;

    /// <summary>The number of values.</summary>
    public int Count => _values.IsDefault ? 0 : _values.Length;

    /// <summary>The value of the parameter at that position.</summary>
    public int this[int index] => _values[index];

    /// <inheritdoc/>
    public bool Equals(BlockValues other) => Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BlockValues other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var value in Span)
            hash.Add(value);
        return hash.ToHashCode();
    }

    /// <summary>Whether both have the same values.</summary>
    public static bool operator ==(BlockValues left, BlockValues right) => left.Equals(right);

    /// <summary>Whether their values differ.</summary>
    public static bool operator !=(BlockValues left, BlockValues right) => !left.Equals(right);

    private ReadOnlySpan<int> Span => _values.IsDefault ? [] : _values.AsSpan();
}
