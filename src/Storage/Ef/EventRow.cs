namespace NasV2.Storage;

/// <summary>One entry of a job's log.</summary>
internal sealed record EventRow
{
    public required string JobId { get; init; }

    public required long Sequence { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required string Kind { get; init; }

    public required int? TrialIndex { get; init; }

    public required string Payload { get; init; }

    public static EventRow From(string jobId, LoggedEvent logged)
    {
        var (kind, payload) = EventFormat.Write(logged.Event);
        return new()
        {
            JobId = jobId,
            Sequence = logged.Sequence,
            Time = logged.Time,
            Kind = kind,
            TrialIndex = logged.Trial,
            Payload = payload,
        };
    }

    /// <exception cref="System.Text.Json.JsonException">The payload is not what its kind says: the store was damaged.</exception>
    public LoggedEvent ToEvent() => new(Sequence, Time, TrialIndex, EventFormat.Read(Kind, Payload));
}
