namespace NasV2.Storage;

/// <summary>What is known of a token; its secret is not.</summary>
/// <param name="Id">Stands in its text, in logs and in the audit log.</param>
/// <param name="Name">Who or what it was made for.</param>
/// <param name="Expires">Null: never.</param>
/// <param name="Revoked">When it was revoked; null while it holds.</param>
public sealed record AccessToken(
    string Id, string Name, AccessScope Scope, DateTimeOffset Created, DateTimeOffset? Expires, DateTimeOffset? Revoked, TokenQuota Quota)
{
    /// <summary>Whether it opens anything at that time.</summary>
    public bool HoldsAt(DateTimeOffset now) => Revoked is null && (Expires is not { } end || now < end);
}
