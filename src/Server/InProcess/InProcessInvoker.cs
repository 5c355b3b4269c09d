using Google.Protobuf;
using Grpc.Core;

namespace NasV2.Server.InProcess;

/// <summary>
/// Calls the services of this process: no port, no serialisation, the same service classes and interceptors as over the network.
/// Messages are copied on their way, so that caller and service never share one. Deadlines are not enforced.
/// </summary>
internal sealed class InProcessInvoker(InProcessServices services) : CallInvoker
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        var handler = services.Find<UnaryServerMethod<TRequest, TResponse>>(method);
        var call = new InProcessCall(method, options);
        var sent = Copy(request);
        var response = call.RunAsync(async () => Copy(await handler(sent, call)));
        return new AsyncUnaryCall<TResponse>(response, Task.FromResult(Metadata.Empty), call.GetStatus, call.GetTrailers, call.Dispose);
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        var handler = services.Find<ServerStreamingServerMethod<TRequest, TResponse>>(method);
        var call = new InProcessCall(method, options);
        var sent = Copy(request);
        var stream = new InProcessStream<TResponse>(Copy);
        _ = stream.FeedAsync(() => call.RunAsync(async () =>
        {
            await handler(sent, stream, call);
            return true;
        }));
        return new AsyncServerStreamingCall<TResponse>(
            stream, Task.FromResult(Metadata.Empty), call.GetStatus, call.GetTrailers, call.Dispose);
    }

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        throw new NotSupportedException("Use the asynchronous methods.");

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        throw new NotSupportedException("No method of the API streams requests.");

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        throw new NotSupportedException("No method of the API streams requests.");

    private static T Copy<T>(T message)
        where T : class => ((IDeepCloneable<T>)message).Clone();
}
