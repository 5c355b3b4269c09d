using System.Data.Common;
using Microsoft.Extensions.Hosting;
using NasV2.Server.Hosting;

namespace NasV2.Cli.Members;

/// <summary>Runs a member of a cluster in this process until it is told to stop.</summary>
internal static class MemberProcess
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(MemberOptions member, CancellationToken cancellationToken)
    {
        try
        {
            while (!await RunOnceAsync(member, cancellationToken))
                await Task.Delay(Pause, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told to stop before it had joined the others.
        }

        return ExitCodes.Success;
    }

    /// <summary>False when it could not join the others because the store went away meanwhile; a silo that failed to start cannot start again.</summary>
    private static async Task<bool> RunOnceAsync(MemberOptions member, CancellationToken cancellationToken)
    {
        var host = MemberHost.Build(member);
        await using var disposal = (IAsyncDisposable)host;
        try
        {
            await host.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (IsOfStore(exception))
        {
            await Console.Error.WriteLineAsync($"Could not join the other members, and tries again: {exception.Message}");
            return false;
        }

        if (member is { IsHead: true, Http: { } http })
            await Console.Out.WriteLineAsync($"Ready: dashboard and interface at {http}, store {member.Store}. Ctrl-C stops.");
        await host.WaitForShutdownAsync(cancellationToken);
        return true;
    }

    private static bool IsOfStore(Exception? exception) =>
        exception is not null && (exception is DbException or TimeoutException || IsOfStore(exception.InnerException));
}
