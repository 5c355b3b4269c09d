using NasV2.Space;

namespace NasV2.Algorithms;

/// <summary>Uniform random search without repetition: walks the space in a seeded random order, from the last candidate on.</summary>
public sealed class RandomSampler : ISampler
{
    /// <inheritdoc/>
    public Architecture? Suggest(ConstrainedSpace space, IReadOnlyList<Observation> history, long seed)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(history);
        return space.InRandomOrder(seed, after: history.Count == 0 ? null : history[^1].Candidate).FirstOrDefault();
    }
}
