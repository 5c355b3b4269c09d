using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Logging;

namespace NasV2.Server.Api;

/// <summary>Turns every exception of a call into a status code with a sentence, and lets no call hang while the store is away.</summary>
internal sealed partial class ErrorInterceptor(TimeProvider clock, ILogger<ErrorInterceptor> logger) : Interceptor
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(8);

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context).WaitAsync(Limit, clock, context.CancellationToken);
        }
        catch (Exception exception) when (exception is not RpcException { Status.Detail.Length: <= ShortText.Most + 100 })
        {
            throw Explain(exception, context);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (Exception exception) when (exception is not RpcException { Status.Detail.Length: <= ShortText.Most + 100 })
        {
            throw Explain(exception, context);
        }
    }

    private RpcException Explain(Exception exception, ServerCallContext context)
    {
        if (exception is RpcException longer)
            return ErrorStatus.Error(longer.StatusCode, longer.Status.Detail);
        if (ErrorStatus.FromException(exception) is { } known)
            return known;
        if (context.CancellationToken.IsCancellationRequested)
            return ErrorStatus.Error(StatusCode.Cancelled, "The caller gave up.");
        LogFault(exception, context.Method);
        return ErrorStatus.Error(StatusCode.Internal, "The service met a fault of its own; its log has the details.");
    }
}
