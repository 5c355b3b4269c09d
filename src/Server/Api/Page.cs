using Google.Protobuf;

namespace NasV2.Server.Api;

/// <summary>Part of a list.</summary>
/// <param name="Items">In the order of the whole list.</param>
/// <param name="Next">Token of the page after it; empty when this is the last.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string Next)
{
    /// <summary>Cuts a page out of a list.</summary>
    /// <param name="all">The list.</param>
    /// <param name="size">Items a page.</param>
    /// <param name="token">The request's token.</param>
    /// <param name="request">The request without token and size.</param>
    /// <exception cref="RequestException">The token is of another request.</exception>
    public static Page<T> Create(IReadOnlyList<T> all, int size, string token, IMessage request)
    {
        var start = (int)Math.Min(PageToken.Read(token, request), all.Count);
        var items = all.Skip(start).Take(size).ToList();
        return new Page<T>(items, start + items.Count < all.Count ? PageToken.Write(request, start + items.Count) : "");
    }
}
