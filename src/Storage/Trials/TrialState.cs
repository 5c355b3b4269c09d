namespace NasV2.Storage;

/// <summary>Where a trial stands: waiting, held by one worker, or done.</summary>
public enum TrialState
{
    Queued,
    Leased,
    Finished,
}
