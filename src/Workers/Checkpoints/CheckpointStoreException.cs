namespace NasV2.Workers.Checkpoints;

/// <summary>A checkpoint store cannot be used: its address is wrong, it is out of reach, full or closed to this process.</summary>
public sealed class CheckpointStoreException : Exception
{
    /// <summary>One sentence for the person who runs the cluster.</summary>
    public CheckpointStoreException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
