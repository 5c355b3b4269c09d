namespace NasV2.Storage;

/// <summary>One entry of a job's append-only log.</summary>
/// <param name="Sequence">1, 2, 3… without gaps within a job, in commit order.</param>
/// <param name="TrialIndex">The trial that it is about, or null for the job itself.</param>
/// <param name="PayloadJson">The record that <see cref="EventKind"/> names, readable with <see cref="StoreJson"/>.</param>
public sealed record StoredEvent(long Sequence, DateTimeOffset Time, EventKind Kind, int? TrialIndex, string PayloadJson);
