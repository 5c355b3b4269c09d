using Grpc.Core;
using NasV2.Api.V1;
using NasV2.Server.Tests.Nodes;
using NasV2.Storage;
using NasV2.Storage.Tests;

namespace NasV2.Server.Tests.Access;

[Trait("Needs", "PostgreSQL")]
public sealed class QuotaTests(PostgresServer server) : IAsyncLifetime
{
    private TestNode _head = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _head = await TestNode.StartHeadAsync(await TestDatabase.CreateAsync(server));

    public async ValueTask DisposeAsync()
    {
        if (_head is not null)
            await _head.DisposeAsync();
    }

    [Fact]
    public async Task Calls_per_second_are_limited_and_the_response_says_when_to_retry()
    {
        var searches = await AsAsync(new TokenQuota(CallsPerSecond: 2));
        RpcException? refusal = null;
        // The bucket fills again meanwhile, but more slowly than calls are made.
        for (var call = 0; call < 200 && refusal is null; call++)
            refusal = await RefusalOfAsync(searches.ListSearchesAsync(new ListSearchesRequest(), cancellationToken: Ct));

        Assert.Equal(StatusCode.ResourceExhausted, refusal!.StatusCode);
        Assert.EndsWith("may make 2 calls a second; come again later.", refusal.Status.Detail, StringComparison.Ordinal);
        Assert.Equal("1", refusal.Trailers.GetValue("retry-after"));
        // Others are not held up.
        await _head.Searches.ListSearchesAsync(new ListSearchesRequest(), cancellationToken: Ct);
    }

    [Fact]
    public async Task Trials_of_a_search_are_limited_when_it_is_submitted_and_later()
    {
        var searches = await AsAsync(new TokenQuota(TrialsPerJob: 5));

        var refusal = await RefusalOfAsync(searches.SubmitSearchAsync(Submitted.Request(trials: 6), cancellationToken: Ct));
        Assert.Equal(StatusCode.ResourceExhausted, refusal!.StatusCode);
        Assert.StartsWith("trials is 6, but test of Submit (", refusal.Status.Detail, StringComparison.Ordinal);
        Assert.EndsWith(") may run 5 trials a search.", refusal.Status.Detail, StringComparison.Ordinal);

        var id = (await searches.SubmitSearchAsync(Submitted.Request(trials: 5), cancellationToken: Ct)).Search.Id;
        refusal = await RefusalOfAsync(searches.UpdateSearchAsync(new UpdateSearchRequest { Id = id, Trials = 6 }, cancellationToken: Ct));
        Assert.Equal(StatusCode.ResourceExhausted, refusal!.StatusCode);
        Assert.Equal(5, (await searches.GetSearchAsync(new GetSearchRequest { Id = id }, cancellationToken: Ct)).Search.Trials);
    }

    [Fact]
    public async Task Searches_at_a_time_are_limited_however_many_are_submitted_at_once()
    {
        var searches = await AsAsync(new TokenQuota(RunningJobs: 2));

        var refusals = await Task.WhenAll(Enumerable.Range(0, 6).Select(index =>
            RefusalOfAsync(searches.SubmitSearchAsync(Submitted.Request(trials: 1, $"request-{index}"), cancellationToken: Ct))));

        Assert.Equal(4, refusals.Count(refusal => refusal is { StatusCode: StatusCode.ResourceExhausted }));
        var started = (await searches.ListSearchesAsync(new ListSearchesRequest(), cancellationToken: Ct)).Searches;
        Assert.Equal(2, started.Count);

        // A repeated request does not create a further search, and a search that ends frees its place.
        var again = refusals.ToList().FindIndex(refusal => refusal is null);
        await searches.SubmitSearchAsync(Submitted.Request(trials: 1, $"request-{again}"), cancellationToken: Ct);
        await searches.CancelSearchAsync(new CancelSearchRequest { Id = started[0].Id }, cancellationToken: Ct);
        await searches.SubmitSearchAsync(Submitted.Request(trials: 1), cancellationToken: Ct);
    }

    private static async Task<RpcException?> RefusalOfAsync<T>(AsyncUnaryCall<T> call)
    {
        try
        {
            await call;
            return null;
        }
        catch (RpcException exception)
        {
            return exception;
        }
    }

    private async Task<SearchService.SearchServiceClient> AsAsync(TokenQuota quota) =>
        _head.SearchesAs(await _head.NewTokenAsync(AccessScope.Submit, quota));
}
