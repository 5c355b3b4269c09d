namespace NasV2.Storage;

/// <summary>A change whose caller waits for it.</summary>
internal abstract class PendingChange
{
    /// <summary>Works the answer out, on top of the draft; an exception of the rules is an answer too. May happen again.</summary>
    public abstract void Decide(LedgerDraft draft);

    /// <summary>The answer where there is no such job.</summary>
    public abstract void DecideUnknown(string jobId);

    /// <summary>Hands the answer over.</summary>
    public abstract void Finish();

    public abstract void Fail(Exception fault);
}
