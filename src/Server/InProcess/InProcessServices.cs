using Grpc.Core;
using Grpc.Core.Interceptors;

namespace NasV2.Server.InProcess;

/// <summary>The methods of the services in this process, each behind the interceptors.</summary>
/// <param name="interceptors">Outermost first.</param>
internal sealed class InProcessServices(IReadOnlyList<Interceptor> interceptors) : ServiceBinderBase
{
    private readonly Dictionary<string, Delegate> _handlers = new(StringComparer.Ordinal);

    /// <exception cref="RpcException">No service has the method.</exception>
    public THandler Find<THandler>(IMethod method)
        where THandler : Delegate => _handlers.TryGetValue(method.FullName, out var handler)
            ? (THandler)handler
            : throw new RpcException(new Status(StatusCode.Unimplemented, $"This process has no method {method.FullName}."));

    public override void AddMethod<TRequest,
    TResponse>(Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler) =>
        _handlers.Add(method.FullName, interceptors.Reverse().Aggregate(
            handler!, (next, interceptor) => (request, call) => interceptor.UnaryServerHandler(request, call, next)));

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler) =>
        _handlers.Add(method.FullName, interceptors.Reverse().Aggregate(
            handler!,
            (next, interceptor) => (request, stream, call) => interceptor.ServerStreamingServerHandler(request, stream, call, next)));
}
