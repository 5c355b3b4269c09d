namespace NasV2.Search.Views;

/// <summary>A worker's hold on a trial.</summary>
/// <param name="Ended">Null while it runs.</param>
/// <param name="Outcome">How the trial ended; null while it runs, and when it went back to the queue.</param>
/// <param name="Message">Why; null where there is nothing to say.</param>
public sealed record Attempt(
    int Trial, int Number, string Worker, DateTimeOffset Started, DateTimeOffset? Ended, TrialOutcome? Outcome, string? Message);
