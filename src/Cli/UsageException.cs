namespace NasV2.Cli;

/// <summary>A command was given something that makes no sense.</summary>
internal sealed class UsageException : Exception
{
    public UsageException(string message)
        : base(message)
    {
    }
}
