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
        catch (Exception exception) when (exception is not RpcException)
        {
            if (ErrorStatus.Of(exception) is { } status)
                throw new RpcException(status);
            if (context.CancellationToken.IsCancellationRequested)
                throw new RpcException(new Status(StatusCode.Cancelled, "The caller gave up."));
            LogFault(exception, context.Method);
            throw new RpcException(new Status(StatusCode.Internal, "The service met a fault of its own; its log has the details."));
        }
    }
}
