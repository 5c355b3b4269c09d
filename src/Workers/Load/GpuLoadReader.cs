using System.ComponentModel;
using System.Diagnostics;
using NasV2.Cluster;

namespace NasV2.Workers.Load;

/// <summary>A GPU's load as nvidia-smi reports it; unknown without that program.</summary>
internal sealed class GpuLoadReader(string index, TimeProvider clock) : ILoadReader
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public async Task<DeviceLoad> ReadAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(
                "nvidia-smi", ["--query-gpu=utilization.gpu,memory.used,memory.total,temperature.gpu", "--format=csv,noheader,nounits",
                    $"--id={index}"])
            {
                RedirectStandardOutput = true,
            })!;
            var line = await process.StandardOutput.ReadLineAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return GpuLoadLine.Parse(process.ExitCode == 0 ? line : null, clock.GetUtcNow());
        }
        catch (Exception exception) when (exception is Win32Exception or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return GpuLoadLine.Parse(null, clock.GetUtcNow());
        }
    }
}
