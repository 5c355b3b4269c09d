using NasV2.Search.Results;

namespace NasV2.Search.Views;

/// <summary>A trial as the store has it, and what it is worth among the others.</summary>
/// <param name="Row">The store's row.</param>
/// <param name="Score">Its reward and rank; null unless it completed and its step time counts.</param>
public sealed record TrialEntry(Trial Row, RankedTrial? Score);
