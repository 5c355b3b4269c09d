using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using NasV2.Client;

namespace NasV2.Bench.Load;

/// <summary><c>nas serve</c> over the SQLite store of a folder, in a process of its own, with a script for a trainer.</summary>
internal sealed class ServedHome : IAsyncDisposable
{
    private readonly Process _process;

    private ServedHome(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Processor time that the service used so far, without its trainer.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Its memory, in MiB.</summary>
    public double Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1048576.0;
        }
    }

    /// <summary>Starts the service and waits until it is ready.</summary>
    /// <param name="nas">The built command line.</param>
    /// <param name="home">Folder of the store <c>nas.db</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ServedHome> StartAsync(string nas, string home, CancellationToken cancellationToken)
    {
        var script = Path.Combine(home, "trainer.sh");
        await File.WriteAllTextAsync(script, PacedTrainer.Script, cancellationToken);
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        var start = new ProcessStartInfo(nas) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["serve", "--home", home, "--http", address.ToString(), "--trainer", $"bash {script}"])
            start.ArgumentList.Add(argument);
        var served = new ServedHome(Process.Start(start)!, address);
        try
        {
            while (await served._process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
                if (line.StartsWith("Ready", StringComparison.Ordinal))
                {
                    // A full pipe would stop it.
                    _ = served._process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                    _ = served._process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                    return served;
                }

            throw new InvalidOperationException($"{nas} ended: {await served._process.StandardError.ReadToEndAsync(cancellationToken)}");
        }
        catch
        {
            await served.DisposeAsync();
            throw;
        }
    }

    public NasClient Connect() => new(new NasClientOptions { Servers = [Address], CallLimit = TimeSpan.FromMinutes(1) });

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
