using Grpc.Core;
using Grpc.Core.Interceptors;
using NasV2.Api.V1;
using NasV2.Server.InProcess;

namespace NasV2.Server.Tests.InProcess;

public sealed class InProcessInvokerTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private readonly Searches _service = new();
    private readonly SearchService.SearchServiceClient _client;
    private readonly List<string> _order = [];

    public InProcessInvokerTests()
    {
        var services = new InProcessServices([new Named("outer", _order), new Named("inner", _order)]);
        SearchService.BindService(services, _service);
        _client = new SearchService.SearchServiceClient(new InProcessInvoker(services));
    }

    [Fact]
    public async Task A_call_passes_the_interceptors_from_the_outermost_to_the_service()
    {
        var response = await _client.GetSearchAsync(new GetSearchRequest { Id = "one" }, cancellationToken: Ct);
        Assert.Equal("one", response.Search.Id);
        Assert.Equal(["outer /nasv2.v1.SearchService/GetSearch", "inner /nasv2.v1.SearchService/GetSearch"], _order);
    }

    [Fact]
    public async Task Caller_and_service_share_no_message()
    {
        var first = await _client.GetSearchAsync(new GetSearchRequest { Id = "one" }, cancellationToken: Ct);
        first.Search.Id = "changed";
        var second = await _client.GetSearchAsync(new GetSearchRequest { Id = "one" }, cancellationToken: Ct);
        Assert.Equal("one", second.Search.Id);
    }

    [Fact]
    public async Task A_refusal_reaches_the_caller_with_its_status()
    {
        using var call = _client.GetSearchAsync(new GetSearchRequest(), cancellationToken: Ct);
        var refusal = await Assert.ThrowsAsync<RpcException>(async () => await call);
        Assert.Equal((StatusCode.NotFound, StatusCode.NotFound), (refusal.StatusCode, call.GetStatus().StatusCode));
    }

    [Fact]
    public async Task A_method_that_no_service_has_is_unimplemented()
    {
        var workers = new WorkerService.WorkerServiceClient(new InProcessInvoker(new InProcessServices([])));
        var refusal = await Assert.ThrowsAsync<RpcException>(
            async () => await workers.ListWorkersAsync(new ListWorkersRequest(), cancellationToken: Ct));
        Assert.Equal(StatusCode.Unimplemented, refusal.StatusCode);
    }

    [Fact]
    public async Task A_stream_brings_every_response_in_order_and_then_how_it_ended()
    {
        using var call = _client.WatchSearch(new WatchSearchRequest { Id = "fails" }, cancellationToken: Ct);
        var tokens = new List<string>();
        var refusal = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            await foreach (var response in call.ResponseStream.ReadAllAsync(Ct))
                tokens.Add(response.ResumeToken);
        });
        Assert.Equal(Enumerable.Range(0, 100).Select(number => $"{number}"), tokens);
        Assert.Equal(StatusCode.Unavailable, refusal.StatusCode);
    }

    [Fact]
    public async Task A_stream_that_its_caller_leaves_is_cancelled_at_the_service()
    {
        using (var call = _client.WatchSearch(new WatchSearchRequest { Id = "waits" }, cancellationToken: Ct))
            Assert.True(await call.ResponseStream.MoveNext(Ct));
        await _service.Left.Task.WaitAsync(TimeSpan.FromSeconds(30), Ct);
    }

    [Fact]
    public async Task A_call_that_its_caller_cancels_ends_as_cancelled()
    {
        using var stop = new CancellationTokenSource();
        using var call = _client.WatchSearch(new WatchSearchRequest { Id = "waits" }, cancellationToken: stop.Token);
        Assert.True(await call.ResponseStream.MoveNext(Ct));
        await stop.CancelAsync();
        var end = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Ct));
        Assert.Equal(StatusCode.Cancelled, end.StatusCode);
    }

    private sealed class Searches : SearchService.SearchServiceBase
    {
        private readonly GetSearchResponse _shared = new() { Search = new NasV2.Api.V1.Search { Id = "one" } };

        public TaskCompletionSource Left { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override Task<GetSearchResponse> GetSearch(GetSearchRequest request, ServerCallContext context) => request.Id.Length > 0
            ? Task.FromResult(_shared)
            : throw new RpcException(new Status(StatusCode.NotFound, "There is none."));

        public override async Task WatchSearch(
            WatchSearchRequest request, IServerStreamWriter<WatchSearchResponse> responseStream, ServerCallContext context)
        {
            var next = new WatchSearchResponse();
            for (var number = 0; number < 100; number++)
            {
                next.ResumeToken = $"{number}";
                await responseStream.WriteAsync(next, context.CancellationToken);
                if (request.Id == "waits")
                    await WaitAsync(context.CancellationToken);
            }

            throw new RpcException(new Status(StatusCode.Unavailable, "The store is away."));
        }

        private async Task WaitAsync(CancellationToken cancellationToken)
        {
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }
            finally
            {
                Left.TrySetResult();
            }
        }
    }

    private sealed class Named(string name, List<string> order) : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        {
            order.Add($"{name} {context.Method}");
            return continuation(request, context);
        }
    }
}
