using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace NasV2.Server.Http;

/// <summary>What one client may ask of the HTTP interface; section <c>http</c> of the settings.</summary>
public sealed class HttpLimits
{
    private const int MaxHeaders = 64;
    private const int MaxHeaderBytes = 16 * 1024;

    /// <summary>Bytes of one gRPC request; default 1 MiB.</summary>
    public int MessageBytes { get; set; } = 1024 * 1024;

    /// <summary>Bytes of the body of an HTTP request, of all messages of a gRPC stream together; default 4 MiB.</summary>
    public int BodyBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>How long a request's headers may take to arrive; default 10 seconds.</summary>
    public TimeSpan HeadersTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a new connection may say nothing; default 30 seconds.</summary>
    public TimeSpan SilenceTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Connections at a time; default 2000.</summary>
    public int Connections { get; set; } = 2000;

    internal void Apply(KestrelServerLimits limits)
    {
        limits.MaxRequestBodySize = BodyBytes;
        limits.RequestHeadersTimeout = HeadersTimeout;
        limits.MaxConcurrentConnections = Connections;
        limits.MaxConcurrentUpgradedConnections = Connections;
        limits.MaxRequestHeaderCount = MaxHeaders;
        limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        limits.MaxRequestLineSize = MaxHeaderBytes / 2;
        // Clients that send or read more slowly than this are not waiting for an answer.
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
        limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(20);
    }
}
