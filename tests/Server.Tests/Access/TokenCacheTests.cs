using Microsoft.Extensions.Time.Testing;
using NasV2.Server.Access;
using NasV2.Storage;

namespace NasV2.Server.Tests.Access;

public sealed class TokenCacheTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly CountingTokens _store = new();

    private TokenCache Cache => field ??= new(_store, _clock, new AccessOptions());

    [Fact]
    public async Task A_thousand_calls_within_a_moment_ask_the_store_once()
    {
        _store.Gate = new();
        var calls = Enumerable.Range(0, 1000).Select(_ => Cache.FindAsync("a")).ToList();
        _store.Gate.SetResult();

        Assert.All(await Task.WhenAll(calls), token => Assert.Equal("a", token!.Token.Id));
        Assert.Equal(1, _store.Asked);
    }

    [Fact]
    public async Task After_three_seconds_the_store_is_asked_again()
    {
        await Cache.FindAsync("a");
        _clock.Advance(TimeSpan.FromSeconds(2.9));
        await Cache.FindAsync("a");
        Assert.Equal(1, _store.Asked);

        _clock.Advance(TimeSpan.FromSeconds(0.1));
        await Cache.FindAsync("a");
        Assert.Equal(2, _store.Asked);
    }

    [Fact]
    public async Task A_failed_look_up_in_the_store_is_not_cached()
    {
        _store.Fault = new StoreException("away");
        await Assert.ThrowsAsync<StoreException>(() => Cache.FindAsync("a"));
        _store.Fault = null;

        Assert.NotNull(await Cache.FindAsync("a"));
    }

    [Fact]
    public async Task That_there_is_no_such_token_is_remembered_too()
    {
        await Cache.FindAsync("none");
        await Cache.FindAsync("none");

        Assert.Equal(1, _store.Asked);
    }

    private sealed class CountingTokens : ITokenStore
    {
        public int Asked { get; private set; }

        public StoreException? Fault { get; set; }

        public TaskCompletionSource? Gate { get; set; }

        public async Task<StoredToken?> FindAsync(string id, CancellationToken cancellationToken)
        {
            Asked++;
            if (Fault is not null)
                throw Fault;
            if (Gate is not null)
                await Gate.Task;
            return id == "none" ? null : new(new(id, id, AccessScope.Read, default, null, null, TokenQuota.None), "hash");
        }

        public Task AddAsync(StoredToken token, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<AccessToken>> ListAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<AccessToken?> RevokeAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
