namespace NasV2.Cli.Doctor;

/// <summary>How a check ended.</summary>
internal enum CheckStatus
{
    /// <summary>All is well.</summary>
    Ok,

    /// <summary>Jobs run, but something will get in the way.</summary>
    Warn,

    /// <summary>Jobs cannot run.</summary>
    Fail,
}
