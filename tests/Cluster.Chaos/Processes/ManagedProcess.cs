using System.Diagnostics;

namespace NasV2.Cluster.Chaos.Processes;

/// <summary>A program in a process group of its own, whose output goes to a file.</summary>
internal sealed class ManagedProcess : IDisposable
{
    private readonly Process _process;

    private ManagedProcess(Process process) => (_process, Id) = (process, process.Id);

    /// <summary>Its process id, which is also that of its group.</summary>
    public int Id { get; }

    public bool HasExited => _process.HasExited;

    /// <summary>128 plus the signal where one ended it.</summary>
    public int ExitCode => _process.ExitCode;

    /// <param name="program">Path of the program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="log">File that standard output and error are appended to.</param>
    /// <param name="environment">Variables in addition to the harness's own.</param>
    public static ManagedProcess Start(
        string program, IEnumerable<string> arguments, string log, IReadOnlyDictionary<string, string> environment)
    {
        // The shell writes the log, so that a harness that dies takes no log line along; each exec keeps the process id.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >>\"$0\" 2>&1 </dev/null", log, "setsid", program, .. arguments]);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new ManagedProcess(Process.Start(start)!);
    }

    /// <summary>Runs a program to its end; returns its exit code.</summary>
    public static async Task<int> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string log,
        IReadOnlyDictionary<string, string> environment,
        CancellationToken cancellationToken)
    {
        using var process = Start(program, arguments, log, environment);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        finally
        {
            process.SendToGroup(Signal.Kill);
        }

        return process.ExitCode;
    }

    public Task WaitForExitAsync(CancellationToken cancellationToken) => _process.WaitForExitAsync(cancellationToken);

    public void Send(Signal signal)
    {
        // An id may belong to another process once its first one was waited for.
        if (!_process.HasExited)
            Signals.Send(Id, signal);
    }

    /// <summary>To the process and what it started, also after its own end.</summary>
    public void SendToGroup(Signal signal) => Signals.SendToGroup(Id, signal);

    public void Dispose() => _process.Dispose();
}
