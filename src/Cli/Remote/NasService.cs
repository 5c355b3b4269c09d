using Grpc.Core;
using NasV2.Client;

namespace NasV2.Cli.Remote;

/// <summary>A running service, as verbs call it.</summary>
internal sealed class NasService(NasClientOptions options) : IDisposable
{
    /// <summary>The client, whose exceptions <see cref="CallAsync"/> makes sentences of.</summary>
    public NasClient Client { get; } = new(options);

    /// <summary>One call.</summary>
    /// <exception cref="RemoteException">It refused, or does not answer.</exception>
    public async Task<T> CallAsync<T>(Func<NasClient, CancellationToken, AsyncUnaryCall<T>> call, CancellationToken cancellationToken)
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
    public RemoteException Explain(RpcException exception, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return RemoteException.Of(Client.Server, exception);
    }

    public void Dispose() => Client.Dispose();
}
