using System.Net;
using Microsoft.Extensions.Logging;

namespace NasV2.Server.Tls;

internal sealed partial class SiloTlsMiddleware
{
    [LoggerMessage(LogLevel.Warning, "{Peer} is no member of this cluster, or cannot be heard: {Reason}")]
    private partial void LogStranger(EndPoint? peer, string reason);
}
