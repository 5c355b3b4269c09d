namespace NasV2.Storage;

/// <summary>One entry of a job's log.</summary>
internal sealed record EventRow
{
    public required string JobId { get; init; }

    public required long Sequence { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required EventKind Kind { get; init; }

    public required int? TrialIndex { get; init; }

    public required string Payload { get; init; }

    public StoredEvent ToEvent() => new(Sequence, Time, Kind, TrialIndex, Payload);
}
