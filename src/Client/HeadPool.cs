using Grpc.Core;
using Grpc.Net.Client;

namespace NasV2.Client;

/// <summary>The heads of a service, of which one is used until it fails.</summary>
internal sealed class HeadPool : IDisposable
{
    private readonly NasClientOptions _options;
    private readonly Lazy<GrpcChannel>[] _channels;
    private int _current;

    public HeadPool(NasClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Servers.Count == 0)
            throw new ArgumentException("A client needs the address of at least one head.", nameof(options));
        _options = options;
        _channels = [.. options.Servers.Select(server => new Lazy<GrpcChannel>(() => Open(server)))];
    }

    public Uri Current => _options.Servers[Index];

    private int Index => Volatile.Read(ref _current);

    /// <summary>The head in use, and how to call it.</summary>
    public (Uri Server, CallInvoker Invoker) Use()
    {
        var index = Index;
        return (_options.Servers[index], _channels[index].Value.CreateCallInvoker());
    }

    public void Leave(Uri failed)
    {
        var index = Index;
        if (_options.Servers[index] == failed)
            Interlocked.CompareExchange(ref _current, (index + 1) % _channels.Length, index);
    }

    public void Dispose()
    {
        foreach (var channel in _channels.Where(channel => channel.IsValueCreated))
            channel.Value.Dispose();
    }

    private GrpcChannel Open(Uri server) => GrpcChannel.ForAddress(server, new GrpcChannelOptions
    {
        HttpHandler = _options.Handler?.Invoke(),
        DisposeHttpClient = true,
        // Bundles and charts of thousands of trials come in one piece.
        MaxReceiveMessageSize = 64 << 20,
    });
}
