using System.Diagnostics;
using System.Globalization;

namespace NasV2.EndToEnd.Tests;

/// <summary>The command line as its users run it: a process of its own.</summary>
internal sealed class NasProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private NasProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    public bool HasExited => _process.HasExited;

    private static string Nas => Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "nas.exe" : "nas");

    public static NasProcess Start(params IEnumerable<string> arguments) => StartProgram(Nas, arguments);

    /// <summary>As a terminal starts it: what a script runs in the background ignores SIGINT, and so do the tests
    /// and all their processes.</summary>
    public static NasProcess StartInForeground(params IEnumerable<string> arguments) =>
        StartProgram("/usr/bin/env", ["--default-signal=INT", Nas, .. arguments]);

    public static NasProcess StartProgram(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        return new NasProcess(Process.Start(start)!);
    }

    /// <summary>Runs to the end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(params IEnumerable<string> arguments)
    {
        await using var nas = Start(arguments);
        return await nas.EndAsync();
    }

    public async Task<(int ExitCode, string Output, string Error)> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (_process.ExitCode, await _output, await _error);
    }

    /// <summary>kill -9: no handler runs, its trainer is left to itself.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: false);
        await _process.WaitForExitAsync();
    }

    /// <summary>What Ctrl-C sends.</summary>
    public void Interrupt() => Signal(_process.Id, "-INT");

    public static void Signal(int process, string signal)
    {
        using var kill = Process.Start("/bin/kill", [signal, process.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }
}
