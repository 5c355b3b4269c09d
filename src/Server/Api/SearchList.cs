using NasV2.Api.V1;
using NasV2.Server.Api.Messages;

namespace NasV2.Server.Api;

/// <summary>Chooses and orders the searches of a list.</summary>
internal static class SearchList
{
    private static readonly Dictionary<SearchOrder, Func<IEnumerable<SearchJob>, IEnumerable<SearchJob>>> Orders = new()
    {
        [SearchOrder.Unspecified] = jobs => jobs,
        [SearchOrder.Oldest] = jobs => jobs.Reverse(),
        [SearchOrder.Name] = jobs => jobs.OrderBy(job => job.Name, StringComparer.Ordinal),
    };

    /// <param name="newestFirst">All jobs.</param>
    /// <param name="request">What is asked for.</param>
    /// <exception cref="RequestException">The order is unknown.</exception>
    public static IReadOnlyList<SearchJob> Filter(IEnumerable<SearchJob> newestFirst, ListSearchesRequest request)
    {
        if (!Orders.TryGetValue(request.Order, out var order))
            throw new RequestException("order", (int)request.Order, "expected one of the orders that the interface names");
        return
        [
            .. order(newestFirst.Where(job =>
                (request.States.Count == 0 || request.States.Contains(SearchMessages.ToProto(job.State)))
                && (job.Name.Contains(request.NameContains, StringComparison.OrdinalIgnoreCase)
                    || job.Id.Contains(request.NameContains, StringComparison.OrdinalIgnoreCase)))),
        ];
    }
}
