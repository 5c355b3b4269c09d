using NasV2.Cluster.Chaos.Links;
using NasV2.Cluster.Chaos.Processes;

namespace NasV2.Cluster.Chaos.Running;

/// <summary>PostgreSQL, heads and workers as processes on this machine, with a proxy before each port that one of them opens.</summary>
internal sealed class ChaosCluster : IAsyncDisposable
{
    /// <summary>What the network calls PostgreSQL.</summary>
    public const string StoreName = "store";

    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);

    private readonly ChaosOptions _options;
    private readonly List<TcpProxy> _proxies = [];
    private readonly List<Node> _nodes = [];
    private readonly List<int> _httpPorts = [];

    private ChaosCluster(ChaosOptions options, RunFolder run, PostgresServer store)
    {
        (_options, Run, Store) = (options, run, store);
        Trainers = new Trainers(run);
    }

    public RunFolder Run { get; }

    public PostgresServer Store { get; }

    /// <summary>Held by the fault that has PostgreSQL.</summary>
    public SemaphoreSlim StoreClaim { get; } = new(1);

    public Network Network { get; } = new();

    public Trainers Trainers { get; }

    public IReadOnlyList<Node> Nodes => _nodes;

    public IReadOnlyList<Node> Heads => _nodes.FindAll(node => node.Role == Role.Head);

    public IReadOnlyList<Node> Workers => _nodes.FindAll(node => node.Role == Role.Worker);

    /// <summary>Addresses of the heads' APIs.</summary>
    public IReadOnlyList<Uri> Apis => _httpPorts.ConvertAll(port => new Uri($"http://127.0.0.1:{port}"));

    /// <summary>What <c>--store</c> takes.</summary>
    public static string StoreAddress(int port) => $"postgres://postgres@127.0.0.1:{port}/postgres";

    /// <summary>Starts everything; nodes may still be on their way when it returns.</summary>
    public static async Task<ChaosCluster> StartAsync(ChaosOptions options, RunFolder run, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(run.Settings, ClusterSettings.Json, cancellationToken);
        var store = await PostgresServer.StartNewAsync(run, cancellationToken);
        var cluster = new ChaosCluster(options, run, store);
        try
        {
            await cluster.RunNasAsync("migrate", ["db", "migrate", "--store", StoreAddress(store.Port)], cancellationToken);
            await cluster.RunNasAsync(
                "token",
                ["token", "create", "--name", "chaos", "--scope", "admin", "--out", run.Token, "--store", StoreAddress(store.Port)],
                cancellationToken);
            for (var number = 1; number <= options.Heads; number++)
                cluster.Add(Role.Head, $"head-{number}");
            for (var number = 1; number <= options.Workers; number++)
                cluster.Add(Role.Worker, $"worker-{number}");
            foreach (var node in cluster._nodes)
                node.Start();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a verb of the command line to its end; its output is in the log of that name.</summary>
    /// <exception cref="ChaosException">It failed.</exception>
    public async Task RunNasAsync(string name, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var code = await ManagedProcess.RunAsync(_options.Nas, arguments, Run.Log(name), Run.EnvironmentOf(name), cancellationToken);
        if (code != 0)
            throw new ChaosException($"nas {string.Join(' ', arguments.Take(2))} ended with {code}; see {Run.Log(name)}.");
    }

    /// <summary>Cuts a node off from all others, but not from PostgreSQL, until the returned value is disposed.</summary>
    public IDisposable CutOff(Node node, CutMode mode) =>
        Network.Apply([.. _nodes.Where(other => other != node).Select(other => new Cut(mode, node.Name, other.Name))]);

    /// <summary>Asks all nodes to end; returns a sentence for each that did not, and for each process left behind.</summary>
    public async Task<IReadOnlyList<string>> StopAsync()
    {
        // Workers first: they have work to give back.
        var problems = new List<string>();
        foreach (var group in new[] { Workers, Heads })
        {
            var stopped = await Task.WhenAll(group.Select(async node => (node.Name, InTime: await node.StopAsync(StopPatience))));
            problems.AddRange(stopped
                .Where(end => !end.InTime)
                .Select(end => $"{end.Name} did not end within {StopPatience.TotalSeconds} s of SIGTERM"));
        }

        problems.AddRange(await Leftovers.KillAsync(Run));
        return problems;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _nodes.ForEach(node => node.Dispose());
        foreach (var proxy in _proxies)
            await proxy.DisposeAsync();
        await Store.StopAsync(crash: true);
        StoreClaim.Dispose();
    }

    private void Add(Role role, string name)
    {
        var listenPort = Ports.Free();
        var silo = Proxy(new TcpProxy(Network, name, listenPort, (local, remote) => NameOf(SocketOwner.Find(local, remote, ProcessIds))));
        var store = Proxy(new TcpProxy(Network, StoreName, Store.Port, (_, _) => name));
        var command = new NodeCommand(_options.Nas, name, store.Port, silo.Port, listenPort);
        var arguments = role == Role.Head ? Serve(command) : command.Work(Run, _options.TrainerCommand(Run));
        _nodes.Add(new Node(role, name, () => ManagedProcess.Start(_options.Nas, arguments, Run.Log(name), Run.EnvironmentOf(name))));
    }

    private IReadOnlyList<string> Serve(NodeCommand command)
    {
        var httpPort = Ports.Free();
        _httpPorts.Add(httpPort);
        return command.Serve(Run, httpPort);
    }

    private TcpProxy Proxy(TcpProxy proxy)
    {
        _proxies.Add(proxy);
        return proxy;
    }

    private IEnumerable<int> ProcessIds => _nodes.Select(node => node.ProcessId).OfType<int>();

    private string? NameOf(int? process) => process is null ? null : _nodes.Find(node => node.ProcessId == process)?.Name;
}
