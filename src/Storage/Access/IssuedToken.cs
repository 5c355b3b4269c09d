namespace NasV2.Storage;

/// <summary>A new token: its text, which goes to its bearer and nowhere else, and what the store keeps.</summary>
public sealed record IssuedToken(TokenText Text, StoredToken Stored)
{
    /// <summary>Makes one; it is good once the store has it.</summary>
    public static IssuedToken New(string name, AccessScope scope, DateTimeOffset created, DateTimeOffset? expires, TokenQuota quota)
    {
        var text = TokenText.New();
        return new(text, new(new(text.Id, name, scope, created, expires, null, quota), text.Hash()));
    }
}
