using System.Net;

namespace NasV2.Server.Http;

/// <summary>An endpoint that cannot be connected to: Kestrel makes its HTTP/2 pipeline for it, and
/// <see cref="SinglePort"/> feeds that.</summary>
internal sealed class HiddenEndPoint : EndPoint
{
    public override string ToString() => "http2";
}
