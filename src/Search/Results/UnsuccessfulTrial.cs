namespace NasV2.Search.Results;

/// <summary>A trial that ended without completing.</summary>
/// <param name="Trial">The trial, from 0.</param>
/// <param name="Candidate">Canonical architecture string.</param>
/// <param name="Outcome">How it ended, such as <c>Diverged</c>.</param>
/// <param name="Message">Why.</param>
public sealed record UnsuccessfulTrial(int Trial, string Candidate, string Outcome, string? Message);
