using System.Collections.Immutable;
using NasV2.Space;

namespace NasV2.Algorithms.Calibration;

/// <summary>The networks that every device type of a job times, so that their step times can be compared.</summary>
public sealed class CalibrationSet
{
    /// <summary>The members where nothing else is said.</summary>
    public const int DefaultMembers = 8;

    private const int DrawnPerMember = 64;

    private CalibrationSet(Architecture reference, ImmutableArray<Architecture> members)
    {
        Reference = reference;
        Members = members;
    }

    /// <summary>The space's reference architecture.</summary>
    public Architecture Reference { get; }

    /// <summary>Members of the space other than the reference, each once, from few multiply-adds to many.</summary>
    public ImmutableArray<Architecture> Members { get; }

    /// <summary>The reference, then the members.</summary>
    public ImmutableArray<Architecture> All => [Reference, .. Members];

    /// <summary>
    /// Chooses members that spread over the multiply-adds and over the options of each decision; the same arguments always give
    /// the same set.
    /// </summary>
    /// <param name="space">Where members come from.</param>
    /// <param name="seed">The job's seed.</param>
    /// <param name="members">How many, besides the reference; a smaller space gives all it has.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="members"/> is negative.</exception>
    public static CalibrationSet Create(SearchSpace space, long seed, int members = DefaultMembers)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentOutOfRangeException.ThrowIfNegative(members);
        Architecture[] drawn =
        [
            .. Draw(space, seed, (long)members * DrawnPerMember)
                .Where(candidate => candidate != space.Reference)
                .OrderBy(candidate => Complexity.Compute(candidate, space.ProxyResolution).Macs),
        ];
        return new(space.Reference, drawn.Length <= members ? [.. drawn] : CalibrationSpread.Choose(space, drawn, members));
    }

    private static IEnumerable<Architecture> Draw(SearchSpace space, long seed, long count)
    {
        var size = (UInt128)space.Size;
        var order = new SeededPermutation(size, (ulong)seed);
        for (var position = UInt128.Zero; position < size && position < (UInt128)count; position++)
            yield return space.At(order[position]);
    }
}
