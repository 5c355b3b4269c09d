using Grpc.Core;

namespace NasV2.Client;

/// <summary>Makes each call at the head in use, and a unary one again at the next when that head cannot serve it.</summary>
internal sealed class HeadPoolInvoker(HeadPool heads, NasClientOptions options) : CallInvoker
{
    private const int MaxDoublings = 5;

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions callOptions, TRequest request) =>
        throw new NotSupportedException("Use the asynchronous methods.");

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions callOptions, TRequest request)
    {
        var limited = callOptions.Deadline is null
            ? callOptions.WithDeadline((options.Clock.GetUtcNow() + options.CallLimit).UtcDateTime)
            : callOptions;
        AsyncUnaryCall<TResponse>? last = null;
        return new AsyncUnaryCall<TResponse>(
            CallAsync(),
            Task.FromResult(Metadata.Empty),
            () => last?.GetStatus() ?? Status.DefaultCancelled,
            () => last?.GetTrailers() ?? Metadata.Empty,
            () => last?.Dispose());

        async Task<TResponse> CallAsync()
        {
            for (var attempt = 1; ; attempt++)
            {
                var (server, invoker) = heads.Use();
                try
                {
                    last = invoker.AsyncUnaryCall(method, host, limited, request);
                    return await last;
                }
                catch (RpcException exception) when (exception.StatusCode == StatusCode.Unavailable && attempt < options.Attempts)
                {
                    heads.Leave(server);
                    await PauseAsync(attempt, limited.CancellationToken);
                }
            }
        }
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions callOptions, TRequest request) =>
        heads.Use().Invoker.AsyncServerStreamingCall(method, host, callOptions, request);

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions callOptions) =>
        heads.Use().Invoker.AsyncClientStreamingCall(method, host, callOptions);

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions callOptions) =>
        heads.Use().Invoker.AsyncDuplexStreamingCall(method, host, callOptions);

    /// <summary>No wait before the heads that were not asked yet.</summary>
    private Task PauseAsync(int attempt, CancellationToken cancellationToken)
    {
        var rounds = attempt / options.Servers.Count;
        return attempt % options.Servers.Count != 0
            ? Task.CompletedTask
            : Task.Delay(options.RetryDelay * (1 << Math.Min(rounds - 1, MaxDoublings)), options.Clock, cancellationToken);
    }
}
