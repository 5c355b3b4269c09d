namespace NasV2.Storage.TestKit;

/// <summary>Tokens and shared keys.</summary>
public abstract class TokenConformance(IStorePlace place) : StoreConformance(place)
{
    private ITokenStore Tokens => OpenAgain<ITokenStore>();

    [Fact]
    public async Task A_token_is_found_by_another_process_with_all_of_its_properties()
    {
        var added = Token("a", "the nightly build", AccessScope.Submit, Clock.GetUtcNow() + Minute, new TokenQuota(2, 50, 10));
        await Tokens.AddAsync(added, Ct);

        Assert.Equal(added, await Tokens.FindAsync("a", Ct));
        Assert.Null(await Tokens.FindAsync("b", Ct));
    }

    [Fact]
    public async Task A_token_without_limits_has_none()
    {
        await Tokens.AddAsync(Token("a"), Ct);

        var found = (await Tokens.FindAsync("a", Ct))!.Token;
        Assert.Equal((null, null, TokenQuota.None), (found.Expires, found.Revoked, found.Quota));
    }

    [Fact]
    public async Task Adding_a_token_again_changes_nothing()
    {
        await Tokens.AddAsync(Token("a", "first"), Ct);
        await Tokens.AddAsync(Token("a", "second"), Ct);

        Assert.Equal("first", Assert.Single(await Tokens.ListAsync(Ct)).Name);
    }

    [Fact]
    public async Task Tokens_are_listed_oldest_first()
    {
        await Tokens.AddAsync(Token("c"), Ct);
        Clock.Advance(Minute);
        await Tokens.AddAsync(Token("b"), Ct);
        await Tokens.AddAsync(Token("a"), Ct);

        Assert.Equal(["c", "a", "b"], (await Tokens.ListAsync(Ct)).Select(token => token.Id));
    }

    [Fact]
    public async Task A_revoked_token_stays_revoked_from_the_first_time_on()
    {
        await Tokens.AddAsync(Token("a"), Ct);
        var first = Clock.GetUtcNow();

        Assert.Equal(first, (await Tokens.RevokeAsync("a", Ct))!.Revoked);
        Clock.Advance(Minute);
        Assert.Equal(first, (await Tokens.RevokeAsync("a", Ct))!.Revoked);
        Assert.False((await Tokens.FindAsync("a", Ct))!.Token.HoldsAt(first));
        Assert.Null(await Tokens.RevokeAsync("none", Ct));
    }

    [Fact]
    public async Task Keys_are_shared_and_the_first_of_a_name_is_kept()
    {
        await OpenAgain<IKeyRing>().AddAsync("b", "<key>1</key>", Ct);
        await OpenAgain<IKeyRing>().AddAsync("a", "<key>2</key>", Ct);
        await OpenAgain<IKeyRing>().AddAsync("b", "<key>3</key>", Ct);

        Assert.Equal(["<key>2</key>", "<key>1</key>"], await OpenAgain<IKeyRing>().ListAsync(Ct));
    }

    private StoredToken Token(
        string id, string name = "x", AccessScope scope = AccessScope.Read, DateTimeOffset? expires = null, TokenQuota? quota = null) =>
        new(new(id, name, scope, Clock.GetUtcNow(), expires, null, quota ?? TokenQuota.None), $"hash of {id}");
}
