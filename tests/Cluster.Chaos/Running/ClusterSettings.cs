namespace NasV2.Cluster.Chaos.Running;

/// <summary>The timings under which a chaos run works: the product's, shrunk.</summary>
internal static class ClusterSettings
{
    /// <summary>How long a worker may be silent before its trials are given to others.</summary>
    public static readonly TimeSpan LeaseDuration = TimeSpan.FromSeconds(4);

    /// <summary>What <c>--settings</c> reads.</summary>
    public static string Json { get; } =
        $$"""
        {
          "search": {
            "leaseDuration": "{{LeaseDuration}}",
            "leaseCheckPeriod": "00:00:01",
            "refreshPeriod": "00:00:05",
            "measurementLimit": "00:00:10",
            "workerSilence": "00:00:05",
            "retryFirst": "00:00:00.1",
            "retryLimit": "00:00:02"
          },
          "workers": { "idlePeriod": "00:00:01" },
          "cluster": {
            "probeTimeout": "00:00:01",
            "missedProbes": 3,
            "iAmAlivePeriod": "00:00:05",
            "wakePeriod": "00:00:02"
          }
        }
        """;
}
