using System.Text.Json;

namespace NasV2.Cluster.Chaos.Verification;

/// <summary>A row of the job's log.</summary>
/// <param name="Sequence">Its place.</param>
/// <param name="Kind">As the store spells it.</param>
/// <param name="Trial">The trial that it is about; null for the job.</param>
/// <param name="Payload">What happened.</param>
internal sealed record StoredEvent(long Sequence, string Kind, int? Trial, JsonElement Payload)
{
    public const string Proposed = "CandidateProposed";
    public const string Leased = "TrialLeased";
    public const string LeaseLost = "LeaseLost";
    public const string Reported = "EpochReported";
    public const string Finished = "TrialFinished";

    /// <summary>The attempt that the payload names.</summary>
    public int Attempt => Payload.GetProperty("attempt").GetInt32();

    /// <summary>The fencing token that the payload names.</summary>
    public long Token => Payload.GetProperty("token").GetInt64();

    /// <summary>As violations name it.</summary>
    public override string ToString() => $"event {Sequence}, {Kind}";
}
