using Microsoft.Extensions.Logging;

namespace NasV2.Server.Hosting;

/// <summary>Ends the process when its silo cannot continue, mostly because it was evicted from the cluster; its
/// supervisor restarts it.</summary>
public sealed partial class FatalErrorHandler(ILogger<FatalErrorHandler> logger) : IFatalErrorHandler
{
    /// <summary>Exit code of a node that has to be started again.</summary>
    public const int ExitCode = 3;

    /// <inheritdoc/>
    public bool IsUnexpected(Exception exception) => exception is not ThreadAbortException;

    /// <inheritdoc/>
    public void OnFatalException(object? sender = null, string? context = null, Exception? exception = null)
    {
        // What follows is the whole membership table.
        LogEnd(exception, context?.Split(" Membership: ")[0]);
        Environment.Exit(ExitCode);
    }
}
