namespace NasV2.Storage;

/// <summary>Payload: the sampler's candidate became a trial.</summary>
public sealed record CandidateProposed(string Candidate);
