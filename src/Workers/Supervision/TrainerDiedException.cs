namespace NasV2.Workers.Supervision;

/// <summary>A trainer process ended, was unusable or broke the protocol; the trial it had is not to blame yet.</summary>
public sealed class TrainerDiedException : Exception
{
    /// <summary>Says how it died, as the end of a sentence.</summary>
    public TrainerDiedException(string reason)
        : base(reason)
    {
    }
}
