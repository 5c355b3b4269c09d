namespace NasV2.Search.Algorithms.Sharing;

/// <summary>The slots of one worker that run nothing.</summary>
/// <param name="WorkerId">The worker.</param>
/// <param name="Count">How many more trials it takes, 0 or more.</param>
public sealed record FreeSlot(string WorkerId, int Count = 1);
