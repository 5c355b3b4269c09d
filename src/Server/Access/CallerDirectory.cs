using NasV2.Storage;

namespace NasV2.Server.Access;

/// <summary>Who a caller is now: what a token says may have changed since a cookie or a ticket was made from it.</summary>
internal sealed class CallerDirectory(TokenCache tokens, TimeProvider clock)
{
    /// <summary>The bearer of a token's text, or why there is none.</summary>
    /// <exception cref="StoreException">The store cannot tell.</exception>
    public async Task<(CurrentCaller? Caller, string Refusal)> FindAsync(TokenText text)
    {
        // One answer for a wrong id and a wrong secret.
        if (await tokens.FindAsync(text.Id) is not { } stored || !text.Matches(stored.SecretHash))
            return (null, "The token is not known here.");
        var now = clock.GetUtcNow();
        if (stored.Token.HoldsAt(now))
            return (CurrentCaller.FromToken(stored.Token), "");
        return (null, $"The token {text.Id} ({stored.Token.Name}) {(stored.Token.Revoked is null ? "has expired" : "was revoked")}.");
    }

    /// <summary>The same caller as it is now; null when its token holds no longer.</summary>
    /// <exception cref="StoreException">The store cannot tell.</exception>
    public async Task<CurrentCaller?> RenewAsync(CurrentCaller caller)
    {
        if (!caller.HasToken)
            return caller;
        return await tokens.FindAsync(caller.Id) is { } stored && stored.Token.HoldsAt(clock.GetUtcNow())
            ? CurrentCaller.FromToken(stored.Token)
            : null;
    }
}
