namespace NasV2.Storage;

/// <summary>An event that has no place in the log yet.</summary>
internal sealed record EventDraft(EventKind Kind, int? TrialIndex, string Payload)
{
    public static EventDraft Of<T>(EventKind kind, int? trialIndex, T payload)
        where T : notnull => new(kind, trialIndex, StoreText.Write(payload));

    public EventRow At(string jobId, long sequence, DateTimeOffset time) => new()
    {
        JobId = jobId,
        Sequence = sequence,
        Time = time,
        Kind = Kind,
        TrialIndex = TrialIndex,
        Payload = Payload,
    };
}
