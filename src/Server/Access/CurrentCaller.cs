using NasV2.Storage;

namespace NasV2.Server.Access;

/// <summary>Who makes a call.</summary>
/// <param name="Id">The token's id, <c>local</c>, <c>dashboard</c>, or the person's with <c>person:</c> before it.</param>
/// <param name="Name">For people who read logs.</param>
/// <param name="Scope">What it may do.</param>
/// <param name="Quota">What it may use.</param>
public sealed record CurrentCaller(string Id, string Name, AccessScope Scope, TokenQuota Quota)
{
    /// <summary>Begins the ids of people whom an OpenID Connect provider vouched for.</summary>
    public const string PersonPrefix = "person:";

    /// <summary>The local user of an embedded service.</summary>
    public static CurrentCaller Local { get; } = new("local", "local", AccessScope.Admin, TokenQuota.None);

    /// <summary>The dashboard, for what its open pages share.</summary>
    public static CurrentCaller Dashboard { get; } = new("dashboard", "dashboard", AccessScope.Read, TokenQuota.None);

    /// <summary>Whether it is the bearer of a token, which may be revoked.</summary>
    internal bool HasToken => Id != Local.Id && Id != Dashboard.Id && !Id.StartsWith(PersonPrefix, StringComparison.Ordinal);

    /// <summary>The bearer of a token.</summary>
    public static CurrentCaller FromToken(AccessToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return new(token.Id, token.Name, token.Scope, token.Quota);
    }
}
