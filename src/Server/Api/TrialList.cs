using NasV2.Api.V1;
using NasV2.Search.Results;
using NasV2.Search.Views;
using NasV2.Server.Api.Feeds;
using NasV2.Server.Api.Messages;
using Order = NasV2.Search.Views.TrialOrder;

namespace NasV2.Server.Api;

/// <summary>A requested page of trials.</summary>
internal sealed class TrialList
{
    private const int MaxPage = 1000;
    private const int MaxBriefPage = 10_000;
    private const int DefaultPage = 100;

    private static readonly Dictionary<NasV2.Api.V1.TrialOrder, Order> Orders = new()
    {
        [NasV2.Api.V1.TrialOrder.Unspecified] = Order.Index,
        [NasV2.Api.V1.TrialOrder.Reward] = Order.Reward,
        [NasV2.Api.V1.TrialOrder.Accuracy] = Order.Accuracy,
        [NasV2.Api.V1.TrialOrder.Step] = Order.Step,
        [NasV2.Api.V1.TrialOrder.Parameters] = Order.Parameters,
        [NasV2.Api.V1.TrialOrder.Ended] = Order.Ended,
    };

    private readonly ListTrialsRequest _request;
    private readonly int _size;
    private readonly Order _order;

    private TrialList(ListTrialsRequest request, int size, Order order) => (_request, _size, _order) = (request, size, order);

    private bool IsFiltered => _request.Statuses.Count > 0 || _request.CandidateContains.Length > 0 || _request.Worker.Length > 0;

    /// <exception cref="RequestException">Something of the request cannot be used.</exception>
    public static TrialList Create(ListTrialsRequest request)
    {
        var check = new RequestCheck();
        var isBrief = request.View == TrialView.Brief;
        var size = check.Number("page_size", request.PageSize, 1, isBrief ? MaxBriefPage : MaxPage, DefaultPage);
        if (!Orders.TryGetValue(request.Order, out var order))
            check.Refuse("order", (int)request.Order, "expected one of the orders that the interface names");
        if (!Enum.IsDefined(request.View))
            check.Refuse("view", (int)request.View, "expected one of the views that the interface names");
        check.ThrowIfAny();
        return new TrialList(request, size, order);
    }

    /// <exception cref="RequestException">The page's token belongs to another request.</exception>
    public ListTrialsResponse Read(SearchProjection search)
    {
        var sorted = search.Ordered(_order, _request.Reverse);
        IReadOnlyList<TrialEntry> all = IsFiltered ? [.. sorted.Where(IsWanted)] : sorted;
        var page =
            Page<TrialEntry>.Create(all, _size, _request.PageToken, new ListTrialsRequest(_request) { PageSize = 0, PageToken = "" });
        return new ListTrialsResponse
        {
            Trials = { page.Items.Select(
                entry => _request.View == TrialView.Brief ? TrialMessages.Brief(entry) : TrialMessages.ToProto(entry)) },
            NextPageToken = page.Next,
            TotalSize = all.Count,
            ResumeToken = ResumeToken.Write(search.Sequence),
        };
    }

    private bool IsWanted(TrialEntry entry) =>
        (_request.Statuses.Count == 0 || _request.Statuses.Contains(TrialMessages.StatusOf(entry.Row)))
        && entry.Row.Candidate.Contains(_request.CandidateContains, StringComparison.OrdinalIgnoreCase)
        && (_request.Worker.Length == 0 || entry.Row.Worker == _request.Worker);
}
