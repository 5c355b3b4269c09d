using System.Diagnostics;

namespace NasV2.Workers.Tests;

/// <summary>Another process that takes a device's locks: a trainer in a few lines of shell, by the page docs/step-time.md.</summary>
internal sealed class LockingShell : IAsyncDisposable
{
    private const string Flock = "/usr/bin/flock";

    private readonly Process _process;

    private LockingShell(Process process) => _process = process;

    /// <summary>Starts to measure: <see cref="HasLocksAsync"/> ends when it is alone on the device.</summary>
    public static LockingShell Measure(string folder, string device) =>
        Start($"exec 8>{folder}/{device}.intent 9>{folder}/{device}.gate; flock -x 8; flock -x 9");

    /// <summary>Trains without checking whether a measurement is waiting.</summary>
    public static LockingShell Train(string folder, string device) => Start($"exec 9>{folder}/{device}.gate; flock -s 9");

    /// <summary>Whether a measurement that does not wait would get the device.</summary>
    public static async Task<bool> CouldMeasureAsync(string folder, string device)
    {
        await using var shell = Start($"exec 9>{folder}/{device}.gate; flock -n -x 9 || exit 1");
        var couldTake = await shell._process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) == "locked";
        return couldTake;
    }

    public async Task HasLocksAsync() =>
        Assert.Equal("locked", await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));

    /// <summary>It ends by itself and so lets its locks go.</summary>
    public async Task EndAsync()
    {
        await _process.StandardInput.WriteLineAsync();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private static LockingShell Start(string script)
    {
        Assert.SkipUnless(File.Exists(Flock), $"{Flock} is not installed: there is no other process to lock against.");
        var start = new ProcessStartInfo("/bin/bash", ["-c", $"{script}; echo locked; read end"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new LockingShell(Process.Start(start)!);
    }
}
