using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using NasV2.Api.V1;
using NasV2.Server.Tests.Nodes;
using NasV2.Storage;
using NasV2.Storage.Tests;

namespace NasV2.Server.Tests.Access;

[Trait("Needs", "PostgreSQL")]
public sealed class TokenTests(PostgresServer server) : IAsyncLifetime
{
    private TestNode _head = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static readonly ListSearchesRequest Anything = new();

    public async ValueTask InitializeAsync() => _head = await TestNode.StartHeadAsync(await TestDatabase.CreateAsync(server));

    public async ValueTask DisposeAsync()
    {
        if (_head is not null)
            await _head.DisposeAsync();
    }

    [Fact]
    public async Task A_call_without_a_token_is_refused_with_how_to_get_one()
    {
        var status = await RefusalAsync(null);

        Assert.Equal(StatusCode.Unauthenticated, status.StatusCode);
        Assert.Equal("The call has no token: send 'Authorization: Bearer TOKEN'; 'nas token create' makes one.", status.Detail);
    }

    [Fact]
    public async Task A_wrong_secret_and_an_unknown_token_get_the_same_answer()
    {
        var known = new TokenText(IdOf(_head.Token), "");

        var wrong = await RefusalAsync((known with { Secret = TokenText.New().Secret }).Reveal());

        Assert.Equal(new Status(StatusCode.Unauthenticated, "The token is not known here."), wrong);
        Assert.Equal(wrong, await RefusalAsync(TokenText.New().Reveal()));
    }

    [Fact]
    public async Task Other_text_is_not_a_token()
    {
        Assert.StartsWith("The bearer token is not a NasV2 token", (await RefusalAsync("secret")).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_token_is_refused()
    {
        var token = await _head.NewTokenAsync(AccessScope.Read, expires: TimeProvider.System.GetUtcNow() - TimeSpan.FromMilliseconds(1));

        Assert.EndsWith("(test of Read) has expired.", (await RefusalAsync(token)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_revoked_works_no_longer_after_a_moment()
    {
        var token = await _head.NewTokenAsync(AccessScope.Read);
        await _head.SearchesAs(token).ListSearchesAsync(Anything, cancellationToken: Ct);
        var id = IdOf(token);

        await _head.Services.GetRequiredService<ITokenStore>().RevokeAsync(id, Ct);

        await Eventually.IsTrueAsync(async () =>
        {
            try
            {
                await _head.SearchesAs(token).ListSearchesAsync(Anything, cancellationToken: Ct);
                return false;
            }
            catch (RpcException exception)
            {
                return exception.Status.Equals(new Status(StatusCode.Unauthenticated, $"The token {id} (test of Read) was revoked."));
            }
        });
    }

    private static string IdOf(string token) => token.Split('_')[1];

    private async Task<Status> RefusalAsync(string? token) => (await Assert.ThrowsAsync<RpcException>(
        async () => await _head.SearchesAs(token).ListSearchesAsync(Anything, cancellationToken: Ct))).Status;
}
