using Microsoft.AspNetCore.Http;
using NasV2.Server.Access;

namespace NasV2.Server.Tests.Access;

public sealed class SameOriginTests
{
    [Theory]
    [InlineData("nas.example", "", true)]
    [InlineData("nas.example", "https://nas.example", true)]
    [InlineData("nas.example", "https://NAS.example", true)]
    [InlineData("nas.example:443", "https://nas.example", true)]
    [InlineData("nas.example:8443", "https://nas.example:8443", true)]
    [InlineData("[::1]:8080", "http://[::1]:8080", true)]
    [InlineData("nas.example", "https://nas.example:9000", false)]
    [InlineData("nas.example:8443", "https://nas.example", false)]
    [InlineData("nas.example", "https://evil.example", false)]
    [InlineData("nas.example", "https://nas.example.evil.example", false)]
    [InlineData("nas.example", "null", false)]
    public void A_request_must_come_from_its_own_origin(string host, string origin, bool expected)
    {
        var request = new DefaultHttpContext().Request;
        request.Host = new HostString(host);
        request.Headers.Origin = origin;

        Assert.Equal(expected, SameOrigin.Allows(request));
    }
}
