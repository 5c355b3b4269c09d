namespace NasV2.Training;

/// <summary>The training loss became NaN or infinite.</summary>
public sealed class DivergedException : Exception
{
    /// <summary>Names the epoch in which it was noticed.</summary>
    public DivergedException(int epoch)
        : base($"The training loss became NaN or infinite in epoch {epoch}.")
    {
    }
}
