using Microsoft.Extensions.Hosting;

namespace NasV2.Server.Hosting;

/// <summary>Waits for a host's start.</summary>
internal static class HostStartup
{
    /// <summary>Ends when every service has started, the silo with them.</summary>
    public static async Task StartedAsync(this IHostApplicationLifetime lifetime, CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
    }
}
