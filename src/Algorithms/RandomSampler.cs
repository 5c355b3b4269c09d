using NasV2.Space;

namespace NasV2.Algorithms;

/// <summary>Uniform random search without repetition: walks the space in a seeded random order.</summary>
public sealed class RandomSampler : ISampler
{
    /// <inheritdoc/>
    public Architecture? Suggest(SearchSpace space, IReadOnlyList<Observation> history, long seed)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(history);
        if (history.Count >= space.Size)
            return null;
        return space.At(new SeededPermutation((UInt128)space.Size, (ulong)seed)[(UInt128)history.Count]);
    }
}
