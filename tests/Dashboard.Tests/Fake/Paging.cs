namespace NasV2.Dashboard.Tests.Fake;

/// <summary>Pages whose token is where the next one begins.</summary>
internal static class Paging
{
    public static (IEnumerable<T> Page, string Next) Page<T>(IReadOnlyCollection<T> all, int size, int usual, string token)
    {
        var begin = token.Length == 0 ? 0 : int.Parse(token);
        var end = begin + (size == 0 ? usual : size);
        return (all.Skip(begin).Take(end - begin), end < all.Count ? $"{end}" : "");
    }
}
