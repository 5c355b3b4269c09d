using System.CommandLine;
using NasV2.Server;
using NasV2.Server.Hosting;
using NasV2.Storage;

namespace NasV2.Cli.Nodes;

/// <summary>Options of every node of a cluster.</summary>
/// <param name="siloPort">The default of <c>--silo-port</c>; 0 for a free port.</param>
internal sealed class NodeArguments(int siloPort)
{
    private readonly Option<string?> _store = StoreOption.Create();
    private readonly Option<string?> _home = CommonOptions.Home();
    private readonly Option<string?> _name = new("--name")
    {
        Description = "Unique name of this node (default: from the machine's).",
        HelpName = "name",
    };

    private readonly Option<string> _host = new("--host")
    {
        Description = "Address or name under which the other nodes reach this one.",
        HelpName = "host",
        DefaultValueFactory = _ => "127.0.0.1",
    };

    private readonly Option<int> _siloPort = new("--silo-port")
    {
        Description = "Port under which the other nodes reach this one; 0 takes a free one.",
        HelpName = "port",
        DefaultValueFactory = _ => siloPort,
    };

    private readonly Option<int?> _listenPort = new("--listen-port")
    {
        Description = "Port to listen on, where something maps --silo-port to it (default: --silo-port).",
        HelpName = "port",
    };

    private readonly Option<string?> _settings = new("--settings")
    {
        Description =
            "JSON file of timings and limits (sections search, workers, cluster, access, data, http, trainers); "
                + "NAS__search__leaseDuration and so on override it.",
        HelpName = "file",
    };

    private readonly Option<string[]> _allowTrainer = new("--allow-trainer")
    {
        Description =
            "A program that jobs may bring along as their trainer, with the first of its arguments, such as \"python3 /opt/trainer.py\"; "
            + "may be given again; the same on heads and workers (default: none, see docs/security.md).",
        HelpName = "command",
    };

    private readonly TlsArguments _tls = new();
    private readonly Option<bool> _kubernetes = new("--kubernetes")
    {
        Description = "Take name and address from the pod, and follow its cluster's pods.",
    };

    private readonly Option<string?> _adminToken = new("--admin-token")
    {
        Description =
            $"Token required to open the Orleans dashboard at /orleans; the same on all nodes (default: ${AdminTokenVariable}, else none).",
        HelpName = "token",
    };

    private const string AdminTokenVariable = "NAS_ADMIN_TOKEN";

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _store, _home, _name, _host, _siloPort, _listenPort, _settings, _allowTrainer, _kubernetes,
            _adminToken })
            command.Add(option);
        _tls.AddTo(command);
    }

    public NasHome Home(ParseResult parsed) => NasHome.Find(parsed.GetValue(_home));

    /// <summary>The store that all nodes share.</summary>
    /// <exception cref="UsageException">Its address has no known form.</exception>
    public StoreAddress Store(ParseResult parsed) => StoreAddress.Parse(StoreOption.Resolve(parsed.GetValue(_store), Home(parsed)));

    /// <summary>The options as far as they are common.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="isHead">Whether it is a head.</param>
    /// <param name="worker">Its worker.</param>
    /// <param name="defaultName">Its name, where none is given.</param>
    /// <exception cref="UsageException">Something given makes no sense.</exception>
    public NodeOptions Read(ParseResult parsed, bool isHead, WorkerRole? worker, string defaultName)
    {
        var home = Home(parsed);
        return new NodeOptions
        {
            Store = Store(parsed),
            Name = Name(parsed.GetValue(_name) ?? defaultName),
            IsHead = isHead,
            Worker = worker,
            Host = parsed.GetRequiredValue(_host),
            SiloPort = Port(parsed.GetRequiredValue(_siloPort), "--silo-port"),
            ListenPort = parsed.GetValue(_listenPort) is { } port ? Port(port, "--listen-port") : null,
            AllowedTrainers = parsed.GetValue(_allowTrainer) ?? [],
            SettingsFile = parsed.GetValue(_settings),
            UsesKubernetes = parsed.GetValue(_kubernetes),
            AdminToken = NotEmpty(parsed.GetValue(_adminToken)) ?? NotEmpty(Environment.GetEnvironmentVariable(AdminTokenVariable)),
            Tls = _tls.Read(parsed, home),
            DataFolder = home.Data,
            LogFolder = home.Logs,
        };
    }

    public static int Port(int port, string option) => port is >= 0 and <= ushort.MaxValue
        ? port
        : throw new UsageException($"{option} is '{port}', but must be a whole number from 0 to {ushort.MaxValue}.");

    public static Uri Http(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        ? uri
        : throw new UsageException($"--http is '{address}', but must be like http://127.0.0.1:8080 or https://10.0.0.1:8443.");

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string Name(string name) => name.Length is > 0 and <= 100
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_.:/".Contains(letter, StringComparison.Ordinal))
        ? name
        : throw new UsageException($"--name is '{name}', but must be 1 to 100 letters, digits, '-', '_', '.', ':' or '/'.");
}
