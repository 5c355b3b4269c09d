using System.Net;
using Microsoft.Extensions.Logging;

namespace NasV2.Server.Tls;

internal sealed partial class SiloTlsMiddleware
{
    [LoggerMessage(LogLevel.Warning, "{Peer} is not a member of this cluster, or its connection failed: {Reason}")]
    private partial void LogStranger(EndPoint? peer, string reason);
}
