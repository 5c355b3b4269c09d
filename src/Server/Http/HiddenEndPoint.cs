using System.Net;

namespace NasV2.Server.Http;

/// <summary>The endpoint that nobody can connect to: Kestrel makes its HTTP/2 pipeline for it, and <see cref="SinglePort"/> feeds that.</summary>
internal sealed class HiddenEndPoint : EndPoint
{
    public override string ToString() => "http2";
}
