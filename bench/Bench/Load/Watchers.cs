using System.Diagnostics;
using NasV2.Api.V1;
using NasV2.Client;

namespace NasV2.Bench.Load;

/// <summary>Many who watch one search at once.</summary>
/// <param name="Count">How many there were.</param>
/// <param name="Events">Events of the search.</param>
/// <param name="Exact">Watchers that got every event once and in order.</param>
/// <param name="Seconds">Until the last of them had the end.</param>
internal sealed record Watchers(int Count, long Events, int Exact, double Seconds)
{
    /// <summary>Watches a search from its beginning to its end.</summary>
    public static async Task<Watchers> FollowAsync(NasClient client, string id, int count, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var seen = await Task.WhenAll(
            Enumerable.Range(0, count).Select(_ => Task.Run(() => SeenAsync(client, id, cancellationToken), cancellationToken)));
        var newest = await client.Searches.ListEventsAsync(
            new ListEventsRequest { SearchId = id, PageSize = 1 }, cancellationToken: cancellationToken);
        var events = newest.Events.Single().Sequence;
        return new Watchers(count, events, seen.Count(last => last == events), Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    /// <summary>The last event that came; -1 when one was missing, came twice or out of order.</summary>
    private static async Task<long> SeenAsync(NasClient client, string id, CancellationToken cancellationToken)
    {
        long last = 0;
        // A stream of its own: FollowAsync would come again and hide a broken one.
        using var call = client.Searches.WatchSearch(new WatchSearchRequest { Id = id }, cancellationToken: cancellationToken);
        while (await call.ResponseStream.MoveNext(cancellationToken))
            foreach (var next in call.ResponseStream.Current.Events)
                if (last >= 0)
                    last = next.Sequence == last + 1 ? next.Sequence : -1;
        return last;
    }
}
