using System.Globalization;
using System.Security.Cryptography;
using Google.Protobuf;

namespace NasV2.Server.Api;

/// <summary>Where the next page begins, and which request it belongs to.</summary>
internal static class PageToken
{
    private const int HashDigits = 8;

    /// <summary>The token of a page; empty when the one before was the last.</summary>
    /// <param name="request">The request without its page_token and page_size: the token holds for such requests only.</param>
    /// <param name="next">Where the page begins.</param>
    public static string Write(IMessage request, long next) => $"{next.ToString(CultureInfo.InvariantCulture)}.{Hash(request)}";

    /// <summary>Where the page begins; 0 for an empty token.</summary>
    /// <exception cref="RequestException">No answer to such a request gave it.</exception>
    public static long Read(string token, IMessage request)
    {
        if (token.Length == 0)
            return 0;
        var parts = token.Split('.');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && parts[1] == Hash(request)
                ? start
                : throw new RequestException("page_token", token, "expected one that an answer to the same request gave");
    }

    private static string Hash(IMessage request) => Convert.ToHexStringLower(SHA256.HashData(request.ToByteArray()))[..HashDigits];
}
