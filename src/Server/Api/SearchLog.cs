using NasV2.Api.V1;
using NasV2.Server.Api.Feeds;
using NasV2.Storage;

namespace NasV2.Server.Api;

/// <summary>A search's log page by page, newest first.</summary>
internal sealed class SearchLog(SearchFeeds feeds, IJobStore store)
{
    private const int MaxPage = 1000;
    private const int DefaultPage = 100;

    public async Task<ListEventsResponse> ReadAsync(ListEventsRequest request, CancellationToken cancellationToken)
    {
        var check = new RequestCheck();
        var size = check.Number("page_size", request.PageSize, 1, MaxPage, DefaultPage);
        check.ThrowIfAny();
        var key = new ListEventsRequest(request) { PageSize = 0, PageToken = "" };
        var feed = await feeds.FindAsync(request.SearchId, cancellationToken);
        var newest = await feed.ReadAsync(view => view.Sequence, cancellationToken);
        // The token is the oldest event that was given.
        var before = request.PageToken.Length == 0 ? newest + 1 : Math.Min(PageToken.Read(request.PageToken, key), newest + 1);
        var response = new ListEventsResponse();
        while (before > 1 && response.Events.Count < size)
        {
            // Sequences have no gaps, so that this many events lie between the two.
            var max = (int)Math.Min(MaxPage, before - 1);
            var events = await store.ReadEventsAsync(request.SearchId, before - 1 - max, cancellationToken).Take(max)
                .ToListAsync(cancellationToken);
            foreach (var stored in events.AsEnumerable().Reverse().TakeWhile(_ => response.Events.Count < size))
            {
                before = stored.Sequence;
                if (!request.WithoutEpochs || stored.Event is not Domain.EpochEnded)
                    response.Events.Add(EventMessages.ToProto(stored));
            }
        }

        var scored = await feed.ReadAsync(
            view => response.Events.Select(next => EventMessages.WithScore(next, view)).ToList(), cancellationToken);
        response.Events.Clear();
        response.Events.Add(scored);
        response.NextPageToken = before > 1 ? PageToken.Write(key, before) : "";
        return response;
    }
}
