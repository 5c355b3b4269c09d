using NasV2.Server.Hosting;

namespace NasV2.Cli;

/// <summary>What the exit code of <c>nas</c> means.</summary>
internal static class ExitCodes
{
    /// <summary>It did what was asked.</summary>
    public const int Success = 0;

    /// <summary>It could not: the job failed or is paused, or a file, the store or libtorch is at fault.</summary>
    public const int Failure = 1;

    /// <summary>What was asked makes no sense: a wrong option, name or spec.</summary>
    public const int BadInput = 2;

    /// <summary>A node of a cluster was declared dead by the others or met a fatal error: it has to be started again.</summary>
    public const int LeftCluster = FatalErrorHandler.ExitCode;

    /// <summary>Ctrl-C; a search can be resumed.</summary>
    public const int Interrupted = 130;
}
