using System.Text.Json;

namespace NasV2.Cluster.Chaos.Verification;

/// <summary>All that the store holds of a job after its end.</summary>
/// <param name="Jobs">Jobs in the store.</param>
/// <param name="State">The job's state.</param>
/// <param name="Message">Why it is in that state.</param>
/// <param name="LastEvent">Sequence that the job says its newest event has.</param>
/// <param name="Result">What the search found; null when it found nothing.</param>
/// <param name="Trials">By index.</param>
/// <param name="Events">In their order.</param>
internal sealed record StoredSearch(
    int Jobs,
    string State,
    string? Message,
    long LastEvent,
    JsonElement? Result,
    IReadOnlyList<StoredTrial> Trials,
    IReadOnlyList<StoredEvent> Events)
{
    /// <summary>How many events of a kind there are.</summary>
    public int Count(string kind) => Events.Count(stored => stored.Kind == kind);
}
