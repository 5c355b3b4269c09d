using Grpc.Core;
using Grpc.Net.Client;
using NasV2.Contracts.V1;

namespace NasV2.Cli.Remote;

/// <summary>A running service, as verbs call it.</summary>
/// <param name="address">Where it is.</param>
/// <param name="token">What it asks of callers; null for none.</param>
/// <param name="handler">How to connect; disposed with this.</param>
internal sealed class SearchService(Uri address, string? token, HttpMessageHandler handler) : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);
    private readonly GrpcChannel _channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true });
    private readonly Metadata _headers = token is null ? [] : new Metadata { { "Authorization", $"Bearer {token}" } };

    /// <summary>One call.</summary>
    /// <exception cref="RemoteException">It refused, or does not answer.</exception>
    public async Task<T> CallAsync<T>(Func<Searches.SearchesClient, CallOptions, AsyncUnaryCall<T>> call, CancellationToken cancellation)
    {
        try
        {
            var options = new CallOptions(_headers, deadline: (TimeProvider.System.GetUtcNow() + Limit).UtcDateTime, cancellationToken: cancellation);
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
