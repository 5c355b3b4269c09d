using System.Buffers;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace NasV2.Server.Http;

/// <summary>
/// Serves HTTP/1.1 and HTTP/2 without TLS on one port. Kestrel takes every plain connection for HTTP/1.1, since only TLS negotiates;
/// but a client that speaks HTTP/2 from the start, as gRPC does, says so in its first bytes (RFC 9113, section 3.4).
/// </summary>
internal static class SinglePort
{
    private static ReadOnlySpan<byte> Preface => "PRI * HTTP/2.0"u8;

    /// <summary>Adds the endpoint.</summary>
    /// <param name="kestrel">The server.</param>
    /// <param name="endpoint">Where it listens.</param>
    /// <param name="silence">How long a connection may say nothing; Kestrel's own limits count from the first byte.</param>
    public static void Listen(KestrelServerOptions kestrel, IPEndPoint endpoint, TimeSpan silence)
    {
        ConnectionDelegate? http2 = null;
        kestrel.Listen(new HiddenEndPoint(), options =>
        {
            options.Protocols = HttpProtocols.Http2;
            options.Use(next => http2 = next);
        });
        kestrel.Listen(endpoint, options =>
        {
            options.Protocols = HttpProtocols.Http1;
            options.Use(http1 => async connection =>
            {
                if (await BeginsWithPrefaceAsync(connection, silence) is { } isHttp2)
                    await (isHttp2 ? http2! : http1)(connection);
            });
        });
    }

    /// <summary>Null when the client says nothing.</summary>
    private static async Task<bool?> BeginsWithPrefaceAsync(ConnectionContext connection, TimeSpan silence)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
        limit.CancelAfter(silence);
        var input = connection.Transport.Input;
        try
        {
            while (true)
            {
                var read = await input.ReadAsync(limit.Token);
                var (isPreface, isKnown) = Look(read.Buffer);
                if (isKnown || read.IsCompleted)
                {
                    input.AdvanceTo(read.Buffer.Start);
                    return isPreface && isKnown;
                }

                input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ConnectionResetException or ConnectionAbortedException)
        {
            // It went away, or never said anything.
            return null;
        }
    }

    private static (bool IsPreface, bool IsKnown) Look(ReadOnlySequence<byte> buffer)
    {
        Span<byte> begin = stackalloc byte[Preface.Length];
        var length = (int)Math.Min(buffer.Length, begin.Length);
        buffer.Slice(0, length).CopyTo(begin);
        var isPreface = begin[..length].SequenceEqual(Preface[..length]);
        return (isPreface, !isPreface || length == Preface.Length);
    }
}
