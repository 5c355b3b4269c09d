namespace NasV2.Cluster.Chaos.Links;

/// <summary>A fault of the network between two ends.</summary>
/// <param name="Mode">What the link does meanwhile.</param>
/// <param name="First">One end.</param>
/// <param name="Second">The other end.</param>
internal sealed record Cut(CutMode Mode, string First, string Second)
{
    /// <summary>Whether a connection between these ends, in whichever direction, runs over the cut.</summary>
    public bool Separates(string? from, string to) => (from == First && to == Second) || (from == Second && to == First);
}
