namespace NasV2.Training.Checkpoints;

/// <summary>A checkpoint is damaged or belongs to another run.</summary>
public sealed class CheckpointException : Exception
{
    /// <summary>Names the checkpoint and says what is wrong with it.</summary>
    public CheckpointException(string name, string reason)
        : base($"The checkpoint '{name}' {reason}.")
    {
    }
}
