using NasV2.Model;

namespace NasV2.Training.Checkpoints;

/// <summary>What of a network goes into files.</summary>
internal static class NetworkState
{
    public static IEnumerable<NamedState> Tensors(Network network) =>
        [new("network.values", network.Parameters.Values), new("network.statistics", network.Parameters.Statistics)];
}
