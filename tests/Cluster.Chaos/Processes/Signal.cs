namespace NasV2.Cluster.Chaos.Processes;

/// <summary>The POSIX signals that a chaos run sends, by their numbers on Linux.</summary>
internal enum Signal
{
    /// <summary>SIGKILL: the process ends without a word.</summary>
    Kill = 9,

    /// <summary>SIGTERM: the process may tidy up.</summary>
    Terminate = 15,

    /// <summary>SIGCONT: a frozen process continues.</summary>
    Continue = 18,

    /// <summary>SIGSTOP: the process freezes.</summary>
    Stop = 19,
}
