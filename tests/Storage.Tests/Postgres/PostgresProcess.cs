using System.Diagnostics;

namespace NasV2.Storage.Tests;

/// <summary>A throw-away PostgreSQL server that listens on a socket in its own folder, and on no port.</summary>
internal sealed class PostgresProcess : IAsyncDisposable
{
    private readonly string _binaries;
    private readonly string _folder;

    private PostgresProcess(string binaries, string folder)
    {
        _binaries = binaries;
        _folder = folder;
    }

    public string ConnectionString => $"Host={_folder};Username=postgres;Database=postgres";

    /// <returns>The newest installed server's folder, or null.</returns>
    public static string? FindBinaries()
    {
        const string Installed = "/usr/lib/postgresql";
        return !Directory.Exists(Installed) ? null : Directory.GetDirectories(Installed)
            .Select(version => Path.Combine(version, "bin"))
            .Where(bin => File.Exists(Path.Combine(bin, "initdb")))
            .MaxBy(bin => int.TryParse(Path.GetFileName(Path.GetDirectoryName(bin)), out var version) ? version : 0);
    }

    public static async Task<PostgresProcess> StartAsync(string binaries)
    {
        var folder = Directory.CreateTempSubdirectory("nas-pg-").FullName;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);
        var process = new PostgresProcess(binaries, folder);
        await process.RunAsync("initdb", "-D", $"{folder}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync");
        await process.StartAgainAsync();
        return process;
    }

    public Task StartAgainAsync() => RunAsync(
        "pg_ctl", "-D", $"{_folder}/data", "-l", $"{_folder}/log", "-w",
        "-o", $"-k {_folder} -c listen_addresses='' -c fsync=off -c max_connections=300", "start");

    public Task StopAsync() => RunAsync("pg_ctl", "-D", $"{_folder}/data", "-m", "immediate", "-w", "stop");

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task RunAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(_binaries, program);
        // The server refuses to run as root, as which containers run tests.
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments])
            : new ProcessStartInfo(path, arguments);
        start.WorkingDirectory = _folder;
        start.RedirectStandardError = true;
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await errors}{await output}");
    }
}
