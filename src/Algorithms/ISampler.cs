using NasV2.Space;

namespace NasV2.Algorithms;

/// <summary>Suggests candidates: a pure function of the space, the history and a seed, besides the options it was created with.</summary>
public interface ISampler
{
    /// <summary>The next candidate, never one proposed before; null when the space has no more.</summary>
    /// <param name="space">What to choose from; a candidate outside of it is an error, with which the search does not continue.</param>
    /// <param name="history">
    /// Every candidate proposed so far, in the order of proposal. Trials run at the same time and end in any order.
    /// </param>
    /// <param name="seed">Same seed and history, same candidate.</param>
    Architecture? Suggest(ConstrainedSpace space, IReadOnlyList<Observation> history, long seed);
}
