using System.Diagnostics;
using System.Globalization;

namespace NasV2.Training.Tests;

/// <summary>Other people's load: processes that do nothing but use a core each, as long as they are let.</summary>
internal sealed class CpuHogs : IDisposable
{
    private readonly List<Process> _processes;

    /// <summary>Starts them; they rest at first.</summary>
    public CpuHogs(int count)
    {
        _processes = [.. Enumerable.Range(0, count).Select(_ => Process.Start("/bin/sh", ["-c", "while :; do :; done"]))];
        Rest();
    }

    public void Run() => Signal("-CONT");

    public void Rest() => Signal("-STOP");

    public void Dispose()
    {
        foreach (var process in _processes)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
    }

    private void Signal(string signal)
    {
        if (_processes.Count == 0)
            return;
        using var kill =
            Process.Start("/bin/kill", [signal, .. _processes.Select(process => process.Id.ToString(CultureInfo.InvariantCulture))]);
        kill.WaitForExit();
    }
}
