namespace NasV2.Search.Algorithms.Sharing;

/// <summary>One slot of a worker, given to a job.</summary>
/// <param name="JobId">Who gets it.</param>
/// <param name="WorkerId">Whose slot it is.</param>
public sealed record Share(string JobId, string WorkerId);
