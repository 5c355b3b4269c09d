using System.Globalization;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Builder;

namespace NasV2.Server.Api;

/// <summary>Tells a caller whose message cannot be read that the fault is the caller's; gRPC itself answers UNKNOWN, as for
/// a fault of the service.</summary>
internal sealed class UnreadableMessages : Interceptor
{
    private const string Status = "grpc-status";
    private const string Message = "grpc-message";

    private static readonly object WasRead = new();

    /// <summary>Notes that the message was read, for an interceptor is not called before. It must be the first.</summary>
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        context.GetHttpContext().Items[WasRead] = WasRead;
        return continuation(request, context);
    }

    /// <inheritdoc cref="UnaryServerHandler"/>
    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest,
        TResponse> continuation)
    {
        context.GetHttpContext().Items[WasRead] = WasRead;
        return continuation(request, responseStream, context);
    }

    /// <summary>Changes the answer of a method.</summary>
    public static void Explain(EndpointBuilder method)
    {
        var answer = method.RequestDelegate!;
        method.RequestDelegate = async context =>
        {
            await answer(context);
            var response = context.Response;
            if (response.HasStarted || response.Headers[Status] != Code(StatusCode.Unknown) || context.Items.ContainsKey(WasRead))
                return;
            response.Headers[Status] = Code(StatusCode.InvalidArgument);
            response.Headers[Message] = "The message cannot be read: it is not what the method takes in the binary format of protobuf.";
        };
    }

    private static string Code(StatusCode code) => ((int)code).ToString(CultureInfo.InvariantCulture);
}
