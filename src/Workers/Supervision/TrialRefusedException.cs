namespace NasV2.Workers.Supervision;

/// <summary>The trainer cannot serve any trial of the job, for a reason that its owner can fix.</summary>
public sealed class TrialRefusedException : Exception
{
    /// <summary>Carries the trainer's sentence.</summary>
    public TrialRefusedException(string reason)
        : base(reason)
    {
    }
}
