using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace NasV2.Training.Measurement;

/// <summary>Which other processes have work on a GPU, as nvidia-smi lists them.</summary>
internal static class GpuTenants
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <param name="busId">Where the GPU sits; null asks about all.</param>
    public static IReadOnlyList<string> Seen(string? busId)
    {
        var start = new ProcessStartInfo("nvidia-smi") { RedirectStandardOutput = true };
        start.ArgumentList.Add("--query-compute-apps=pid,process_name");
        start.ArgumentList.Add("--format=csv,noheader");
        if (busId is not null)
            start.ArgumentList.Add($"--id={busId}");
        try
        {
            using var process = Process.Start(start);
            var lines = process!.StandardOutput.ReadToEndAsync();
            if (lines.Wait(Limit))
                return process.WaitForExit(Limit) && process.ExitCode == 0 ? Parse(lines.Result, Environment.ProcessId) : [];
            process.Kill();
            return [];
        }
        catch (Win32Exception)
        {
            // Without nvidia-smi none can be named; the measurement's spread still shows them.
            return [];
        }
    }

    /// <summary>From lines such as <c>4711, /usr/bin/python3</c>.</summary>
    internal static IReadOnlyList<string> Parse(string lines, int self) =>
    [
        .. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(',', 2, StringSplitOptions.TrimEntries))
            .Where(fields => fields.Length == 2 && fields[0] != self.ToString(CultureInfo.InvariantCulture))
            .Select(fields => $"on the GPU: {fields[1]} (process {fields[0]})"),
    ];
}
