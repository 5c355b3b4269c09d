namespace NasV2.Cluster.Chaos;

/// <summary>The harness itself cannot go on; says why in one sentence.</summary>
internal sealed class ChaosException(string message) : Exception(message);
