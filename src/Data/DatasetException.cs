namespace NasV2.Data;

/// <summary>A dataset cannot be read, fetched or split; the message is one sentence for the user.</summary>
public sealed class DatasetException : Exception
{
    public DatasetException()
    {
    }

    public DatasetException(string message) : base(message)
    {
    }

    public DatasetException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
