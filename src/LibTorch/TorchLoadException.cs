namespace NasV2.LibTorch;

/// <summary>libtorch could not be loaded; the message says in one sentence what is missing and how to get it.</summary>
public sealed class TorchLoadException : Exception
{
    /// <summary>Creates the exception without a message of its own.</summary>
    public TorchLoadException()
    {
    }

    /// <summary>Creates the exception with the sentence for the user.</summary>
    public TorchLoadException(string message) : base(message)
    {
    }

    /// <summary>Creates the exception with the sentence for the user and what caused it.</summary>
    public TorchLoadException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
