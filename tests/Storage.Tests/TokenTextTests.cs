namespace NasV2.Storage.Tests;

public sealed class TokenTextTests
{
    [Fact]
    public void A_token_is_read_back_and_matches_its_hash_only()
    {
        var token = TokenText.New();

        Assert.True(TokenText.TryParse(token.Reveal(), out var read));
        Assert.Equal(token, read);
        Assert.True(read.Matches(token.Hash()));
        Assert.False(read.Matches((token with { Secret = TokenText.New().Secret }).Hash()));
    }

    [Fact]
    public void A_token_that_is_printed_by_accident_keeps_its_secret() =>
        Assert.DoesNotContain(TokenText.New() is var token ? token.Secret : "", $"{token}", StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("nas_")]
    [InlineData("nas__")]
    [InlineData("nas_0123456789ab_short")]
    [InlineData("nas_0123456789ab_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef_x")]
    [InlineData("gh_0123456789ab_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public void Other_text_is_not_a_token(string text) => Assert.False(TokenText.TryParse(text, out _));
}
