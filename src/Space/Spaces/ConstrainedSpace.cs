using System.Numerics;

namespace NasV2.Space;

/// <summary>The members of a search space that a job may propose: those whose cost is within its constraints.</summary>
public sealed class ConstrainedSpace
{
    /// <summary>Members in a row that may break the constraints before a walk ends: about a second.</summary>
    internal const int MaxTries = 1_000_000;

    private readonly CostConstraints _constraints;
    private readonly Lazy<MemberCosts> _costs;

    /// <summary>All members of a space.</summary>
    public ConstrainedSpace(SearchSpace space) : this(space, CostConstraints.None, space.ProxyResolution)
    {
    }

    /// <param name="space">The space.</param>
    /// <param name="constraints">What a member may cost.</param>
    /// <param name="resolution">Side of the colour image, in pixels, for which multiply-adds and activations are counted.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="resolution"/> is not positive.</exception>
    public ConstrainedSpace(SearchSpace space, CostConstraints constraints, int resolution)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(resolution);
        (Space, _constraints) = (space, constraints);
        _costs = new(() => new MemberCosts(space, resolution));
    }

    /// <summary>The space with all its members.</summary>
    public SearchSpace Space { get; }

    /// <summary>Whether the architecture is a member that meets the constraints.</summary>
    public bool Contains(Architecture architecture) => Space.Contains(architecture) && Fits((UInt128)Space.IndexOf(architecture));

    /// <summary>Whether the member at a position meets the constraints; no architecture is built.</summary>
    /// <param name="index">The position in <see cref="Space"/>, from 0 to its size - 1.</param>
    public bool Fits(UInt128 index) => _constraints == CostConstraints.None || _constraints.Allow(_costs.Value.Compute(index));

    /// <summary>
    /// The members that meet the constraints in a random order, each once; the same arguments give the same order. It ends early
    /// where a million members in a row break the constraints.
    /// </summary>
    /// <param name="seed">The seed of the order.</param>
    /// <param name="after">The member after which to begin; null for the first of the order.</param>
    /// <exception cref="ArgumentException"><paramref name="after"/> is not in the space.</exception>
    public IEnumerable<Architecture> InRandomOrder(long seed, Architecture? after = null)
    {
        var size = (UInt128)Space.Size;
        var order = new SeededPermutation(size, (ulong)seed);
        var position = after is null ? 0 : order.PositionOf((UInt128)Space.IndexOf(after)) + 1;
        for (var tries = 0; position < size && tries < MaxTries; position++, tries++)
        {
            var index = order[position];
            if (!Fits(index))
                continue;
            tries = -1;
            yield return Space.At((BigInteger)index);
        }
    }
}
