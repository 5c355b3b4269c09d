using Proto = NasV2.Api.V1;

namespace NasV2.Cli.Display;

/// <summary>A search in a list, as <c>nas jobs --json</c> prints it.</summary>
/// <param name="BestReward">Of the best trial so far.</param>
/// <param name="Winner">Canonical string of the winner; null until the search has completed.</param>
internal sealed record JobRow(
    string Id, string State, int Trials, int Finished, double? BestReward, string? Winner, DateTimeOffset Created, DateTimeOffset? Ended,
    string? Message)
{
    public static JobRow FromProto(Proto.Search search) => new(
        search.Id,
        search.State.ToString(),
        search.Trials,
        search.Finished,
        search.Best?.Reward,
        // A service of an earlier version does not report the candidate.
        search is { State: Proto.SearchState.Completed, Best.Candidate.Length: > 0 } ? search.Best.Candidate : null,
        search.Created.ToDateTimeOffset(),
        search.Ended?.ToDateTimeOffset(),
        search.Message.Length > 0 ? search.Message : null);
}
