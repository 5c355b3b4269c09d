using System.Globalization;
using NasV2.Cluster.Chaos.Processes;

namespace NasV2.Cluster.Chaos.Running;

/// <summary>How a node is reached and started.</summary>
/// <param name="Program">The built <c>nas</c>.</param>
/// <param name="Name">The node's name.</param>
/// <param name="StorePort">Where it finds PostgreSQL.</param>
/// <param name="SiloPort">Where others find it.</param>
/// <param name="ListenPort">Where it listens.</param>
internal sealed record NodeCommand(string Program, string Name, int StorePort, int SiloPort, int ListenPort)
{
    /// <summary>A head whose API listens on <paramref name="httpPort"/>.</summary>
    public IReadOnlyList<string> Serve(RunFolder run, int httpPort) =>
    [
        "serve",
        .. Shared(run),
        "--http", $"http://127.0.0.1:{httpPort}",
    ];

    /// <summary>A worker of one slot.</summary>
    public IReadOnlyList<string> Work(RunFolder run, string trainer) =>
    [
        "worker",
        .. Shared(run),
        "--device", "cpu",
        "--slots", "1",
        "--trainer", trainer,
        "--checkpoints", run.Checkpoints,
    ];

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    private string[] Shared(RunFolder run) =>
    [
        "--store", ChaosCluster.StoreAddress(StorePort),
        "--name", Name,
        "--host", "127.0.0.1",
        "--silo-port", Text(SiloPort),
        "--listen-port", Text(ListenPort),
        "--settings", run.Settings,
    ];
}
