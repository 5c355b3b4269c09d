namespace NasV2.Workers.Supervision;

/// <summary>The coordinator gave the trial to another worker, or the job ended: nothing more may be reported.</summary>
public sealed class LeaseLostException : Exception
{
    /// <summary>Says that the lease was lost.</summary>
    public LeaseLostException()
        : base("the lease was lost")
    {
    }
}
