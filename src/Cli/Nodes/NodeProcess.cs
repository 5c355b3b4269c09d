using System.Data.Common;
using Microsoft.Extensions.Hosting;
using NasV2.Server.Hosting;

namespace NasV2.Cli.Nodes;

/// <summary>Runs a node of a cluster in this process until it is asked to stop.</summary>
internal static class NodeProcess
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(NodeOptions node, CancellationToken cancellationToken)
    {
        try
        {
            while (!await RunOnceAsync(node, cancellationToken))
                await Task.Delay(Pause, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to stop before it had joined the others.
        }

        return ExitCodes.Success;
    }

    /// <summary>False when it could not join the others because the store went away meanwhile; a silo that failed to
    /// start cannot start again.</summary>
    private static async Task<bool> RunOnceAsync(NodeOptions node, CancellationToken cancellationToken)
    {
        var host = NodeHost.Build(node);
        await using var disposal = (IAsyncDisposable)host;
        try
        {
            await host.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (IsOfStore(exception))
        {
            await Console.Error.WriteLineAsync($"Could not join the other nodes, and tries again: {exception.Message}");
            return false;
        }

        if (node is { IsHead: true, Http: { } http })
            await Console.Out.WriteLineAsync($"Ready: dashboard and interface at {http}, store {node.Store}. Ctrl-C stops.");
        await host.WaitForShutdownAsync(cancellationToken);
        return true;
    }

    private static bool IsOfStore(Exception? exception) =>
        exception is not null && (exception is DbException or TimeoutException || IsOfStore(exception.InnerException));
}
