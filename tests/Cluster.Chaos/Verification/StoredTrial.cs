using System.Text.Json;

namespace NasV2.Cluster.Chaos.Verification;

/// <summary>A row of the store's trials.</summary>
/// <param name="Index">The trial, from 0.</param>
/// <param name="Candidate">Canonical string.</param>
/// <param name="State">As the store spells it.</param>
/// <param name="Attempt">Leases that it had.</param>
/// <param name="Token">Fencing token of the newest lease.</param>
/// <param name="Result">Its result; null until it is finished.</param>
internal sealed record StoredTrial(int Index, string Candidate, string State, int Attempt, long Token, JsonElement? Result);
