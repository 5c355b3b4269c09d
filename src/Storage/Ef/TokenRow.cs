namespace NasV2.Storage;

/// <summary>A token and the hash of its secret.</summary>
internal sealed class TokenRow
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required AccessScope Scope { get; init; }

    public required string SecretHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? ExpiresAt { get; init; }

    public required DateTimeOffset? RevokedAt { get; init; }

    public required int? RunningJobs { get; init; }

    public required int? TrialsPerJob { get; init; }

    public required int? CallsPerSecond { get; init; }

    public StoredToken ToStored() => new(ToToken(), SecretHash);

    public AccessToken ToToken() => new(Id, Name, Scope, CreatedAt, ExpiresAt, RevokedAt, new(RunningJobs, TrialsPerJob, CallsPerSecond));
}
