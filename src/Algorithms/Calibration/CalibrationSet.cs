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
    /// <param name="space">Where members come from; the reference need not meet its constraints.</param>
    /// <param name="seed">The job's seed.</param>
    /// <param name="members">How many, besides the reference; a smaller space gives all it has.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="members"/> is negative.</exception>
    public static CalibrationSet Create(ConstrainedSpace space, long seed, int members = DefaultMembers)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentOutOfRangeException.ThrowIfNegative(members);
        var reference = space.Space.Reference;
        Architecture[] drawn =
        [
            .. space.InRandomOrder(seed)
                .Take(checked(members * DrawnPerMember))
                .Where(candidate => candidate != reference)
                .OrderBy(candidate => Complexity.Compute(candidate, space.Space.ProxyResolution).Macs),
        ];
        return new(reference, drawn.Length <= members ? [.. drawn] : CalibrationSpread.Choose(space.Space, drawn, members));
    }
}
