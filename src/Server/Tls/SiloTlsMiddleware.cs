using System.IO.Pipelines;
using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace NasV2.Server.Tls;

/// <summary>Puts mutual TLS around the connections between silos, and those of clients to them.</summary>
internal sealed partial class SiloTlsMiddleware(SiloTls tls, ILogger<SiloTlsMiddleware> logger)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static void AddTo(ISiloBuilder silo, SiloTls tls)
    {
        silo.Services.AddSingleton(tls).AddSingleton<SiloTlsMiddleware>();
        silo.Configure<SiloConnectionOptions>(options =>
        {
            options.ConfigureSiloInboundConnection(Inbound);
            options.ConfigureSiloOutboundConnection(Outbound);
            options.ConfigureGatewayInboundConnection(Inbound);
        });
    }

    private static void Inbound(IConnectionBuilder builder) => builder.Use(next => Resolve(builder).Wrap(
        next, (stream, middleware, cancellationToken) => stream.AuthenticateAsServerAsync(middleware.AsServer(), cancellationToken)));

    private static void Outbound(IConnectionBuilder builder) => builder.Use(next => Resolve(builder).Wrap(
        next, (stream, middleware, cancellationToken) => stream.AuthenticateAsClientAsync(middleware.AsClient(), cancellationToken)));

    private static SiloTlsMiddleware Resolve(IConnectionBuilder builder) =>
        builder.ApplicationServices.GetRequiredService<SiloTlsMiddleware>();

    private ConnectionDelegate Wrap(ConnectionDelegate next, Func<SslStream, SiloTls, CancellationToken, Task> shakeHands) =>
        async connection =>
    {
        var plain = connection.Transport;
        await using var stream = new SslStream(new PipeStream(plain));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
        limit.CancelAfter(Limit);
        try
        {
            await shakeHands(stream, tls, limit.Token);
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException or OperationCanceledException)
        {
            LogStranger(connection.RemoteEndPoint, exception.Message);
            connection.Abort(new ConnectionAbortedException("Not a member of this cluster."));
            // The other side must not take the connection for a valid one.
            throw;
        }

        var encrypted = new Encrypted(stream);
        connection.Transport = encrypted;
        try
        {
            await next(connection);
        }
        finally
        {
            await encrypted.Input.CompleteAsync();
            await encrypted.Output.CompleteAsync();
            connection.Transport = plain;
        }
    };

    private sealed class Encrypted(SslStream stream) : IDuplexPipe
    {
        public PipeReader Input { get; } = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));

        public PipeWriter Output { get; } = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
    }
}
