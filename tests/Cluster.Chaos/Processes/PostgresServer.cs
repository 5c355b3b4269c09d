using System.Globalization;

namespace NasV2.Cluster.Chaos.Processes;

/// <summary>A PostgreSQL of the run's own, which is stopped, crashed and started as the script wants.</summary>
internal sealed class PostgresServer
{
    private const string Installed = "/usr/lib/postgresql";

    private readonly string _binaries;
    private readonly RunFolder _run;
    private readonly string _folder;
    private bool _isRunning;

    private PostgresServer(string binaries, RunFolder run)
    {
        _binaries = binaries;
        _run = run;
        _folder = Path.Combine(run.Root, "postgres");
    }

    public int Port { get; } = Ports.Free();

    public string ConnectionString => $"Host=127.0.0.1;Port={Port};Username=postgres;Database=postgres;Timeout=2;Command Timeout=10";

    private string Data => Path.Combine(_folder, "data");

    /// <returns>The newest installed server's programs, or null.</returns>
    public static string? FindBinaries() => !Directory.Exists(Installed) ? null : Directory.GetDirectories(Installed)
        .Where(version => File.Exists(Path.Combine(version, "bin", "initdb")))
        .MaxBy(version => int.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out var number) ? number : 0)
        is { } newest ? Path.Combine(newest, "bin") : null;

    public static async Task<PostgresServer> StartNewAsync(RunFolder run, CancellationToken cancellationToken)
    {
        var binaries = FindBinaries() ?? throw new ChaosException($"PostgreSQL is not installed below {Installed}.");
        var server = new PostgresServer(binaries, run);
        Directory.CreateDirectory(server._folder);
        File.SetUnixFileMode(server._folder, (UnixFileMode)0b111_111_111);
        string[] arguments = ["-D", server.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"];
        await server.RunAsync("initdb", arguments, cancellationToken);
        await server.StartAsync(cancellationToken);
        return server;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // The machine does not crash, only the server: what reached the kernel is kept without waiting for the disk.
        var options = $"-k {_folder} -p {Port} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=300";
        await RunAsync("pg_ctl", ["-D", Data, "-l", $"{_folder}/server.log", "-w", "-t", "60", "-o", options, "start"], cancellationToken);
        _isRunning = true;
    }

    /// <summary>Ends the server, if it runs.</summary>
    /// <param name="crash">As a crash would, without a checkpoint, instead of closing sessions first.</param>
    public async Task StopAsync(bool crash)
    {
        if (!_isRunning)
            return;
        _isRunning = false;
        string[] arguments = ["-D", Data, "-m", crash ? "immediate" : "fast", "-w", "-t", "60", "stop"];
        await RunAsync("pg_ctl", arguments, CancellationToken.None);
    }

    private async Task RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var path = Path.Combine(_binaries, program);
        // The server refuses to run as root, as which containers run tests.
        string[] command = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments]
            : [path, .. arguments];
        var log = _run.Log("postgres");
        // Without the run's mark: the server ends by itself when its folder's owner says so, see Reaper.
        using var process = ManagedProcess.Start(command[0], command[1..], log, new Dictionary<string, string>());
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
            throw new ChaosException($"{program} {arguments[^1]} ended with {process.ExitCode}; see {log}.");
    }
}
