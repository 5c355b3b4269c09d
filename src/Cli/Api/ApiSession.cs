using Grpc.Core;
using NasV2.Client;
using NasV2.Server;
using NasV2.Server.InProcess;

namespace NasV2.Cli.Api;

/// <summary>A service as the verbs call it: over the network, or in this process.</summary>
internal sealed class ApiSession : IAsyncDisposable
{
    private readonly InProcessService? _service;

    private ApiSession(NasClient client, InProcessService? service) => (Client, _service) = (client, service);

    /// <summary>The client; <see cref="CallAsync{T}(Func{NasClient, CancellationToken, Task{T}}, CancellationToken)"/>
    /// explains what it throws.</summary>
    public NasClient Client { get; }

    /// <summary>A service over the network.</summary>
    public static ApiSession Connect(NasClientOptions options) => new(new NasClient(options), null);

    /// <summary>A service in this process, which ends with the session.</summary>
    public static ApiSession Connect(InProcessService service) => new(new NasClient(service.Invoker), service);

    /// <summary>The store of a home, read in this process.</summary>
    /// <exception cref="Storage.StoreException">There is no store, or it cannot be read.</exception>
    public static async Task<ApiSession> ReadStoreAsync(NasHome home, CancellationToken cancellationToken) =>
        Connect(await InProcessService.OpenAsync(home, cancellationToken));

    /// <summary>One call.</summary>
    /// <exception cref="ApiException">The service refused, or does not answer.</exception>
    public Task<T> CallAsync<T>(Func<NasClient, CancellationToken, AsyncUnaryCall<T>> call, CancellationToken cancellationToken) =>
        CallAsync((client, stop) => call(client, stop).ResponseAsync, cancellationToken);

    /// <summary>Several calls that belong together.</summary>
    /// <exception cref="ApiException">The service refused, or does not answer.</exception>
    public async Task<T> CallAsync<T>(Func<NasClient, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call(Client, cancellationToken);
        }
        catch (RpcException exception)
        {
            throw Explain(exception, cancellationToken);
        }
    }

    /// <summary>The sentence for a call that failed.</summary>
    public ApiException Explain(RpcException exception, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ApiException.Create(Client.Server, exception);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_service is not null)
            await _service.DisposeAsync();
    }
}
