namespace NasV2.Cluster.Chaos;

/// <summary>The harness itself cannot continue; the message says why in one sentence.</summary>
internal sealed class ChaosException(string message) : Exception(message);
