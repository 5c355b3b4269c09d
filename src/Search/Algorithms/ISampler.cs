using NasV2.Space;

namespace NasV2.Search.Algorithms;

/// <summary>Suggests candidates: a pure function of the space, what was proposed so far, and a seed.</summary>
public interface ISampler
{
    /// <summary>The next candidate, never one proposed before; null when the space has no more.</summary>
    /// <param name="space">What to choose from.</param>
    /// <param name="proposed">Every candidate proposed so far, by index, with its reward where it is known.</param>
    /// <param name="seed">Same seed and history, same candidate.</param>
    Architecture? Suggest(SearchSpace space, IReadOnlyList<Observation> proposed, long seed);
}
