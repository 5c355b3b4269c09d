using Grpc.Core;
using Grpc.Net.Client;
using NasV2.Contracts.V1;

namespace NasV2.Cli.Remote;

/// <summary>A running service, as verbs call it.</summary>
internal sealed class SearchService(Uri address) : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);
    private readonly GrpcChannel _channel = GrpcChannel.ForAddress(address);

    /// <summary>One call.</summary>
    /// <exception cref="RemoteException">It refused, or does not answer.</exception>
    public async Task<T> CallAsync<T>(Func<Searches.SearchesClient, CallOptions, AsyncUnaryCall<T>> call, CancellationToken cancellation)
    {
        try
        {
            var options = new CallOptions(deadline: (TimeProvider.System.GetUtcNow() + Limit).UtcDateTime, cancellationToken: cancellation);
            return await call(new Searches.SearchesClient(_channel), options);
        }
        catch (RpcException exception)
        {
            cancellation.ThrowIfCancellationRequested();
            throw RemoteException.Of(address, exception);
        }
    }

    public void Dispose() => _channel.Dispose();
}
