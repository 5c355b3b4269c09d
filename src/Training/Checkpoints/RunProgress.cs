namespace NasV2.Training.Checkpoints;

/// <summary>How far a run has come.</summary>
/// <param name="Epochs">Results of the epochs that ended, in order.</param>
/// <param name="Steps">Training steps that were taken, those of an epoch that has not ended among them.</param>
/// <param name="Seconds">What the epoch that has not ended has taken so far; 0 after an epoch.</param>
public sealed record RunProgress(IReadOnlyList<Epoch> Epochs, long Steps, double Seconds = 0)
{
    /// <summary>Nothing done yet.</summary>
    public static RunProgress None { get; } = new([], 0);
}
