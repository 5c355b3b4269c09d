using Grpc.Core;
using Microsoft.Extensions.Hosting;
using NasV2.Api.V1;
using NasV2.Server.Api.Feeds;
using NasV2.Server.Api.Messages;
using SearchEvent = NasV2.Api.V1.SearchEvent;

namespace NasV2.Server.Api;

/// <summary>Streams what happens in a search, each event once and in order, and the scores that change with it.</summary>
internal sealed class SearchWatch(SearchFeeds feeds, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    private const int MaxAtOnce = 500;

    /// <summary>A watcher gets a response at least this often, so that it notices when its head has gone.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    public async Task FollowAsync(
        WatchSearchRequest request, IServerStreamWriter<WatchSearchResponse> watcher, CancellationToken cancellationToken)
    {
        var feed = await feeds.FindAsync(request.Id, cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        using var watching = feed.Watch();
        try
        {
            // The head that gave the token may have seen events that this one has not asked for yet.
            await feed.RefreshAsync(stop.Token, force: request.ResumeToken.Length > 0);
            var (sequence, isOver) = await feed.ReadAsync(view => (view.Sequence, IsOver(view)), stop.Token);
            var last = Start(request, sequence);
            while (true)
            {
                var events = await feed.EventsAfterAsync(last, MaxAtOnce, stop.Token);
                if (events.Count > 0)
                {
                    // Before the events, under the token before them: a watcher that is cut off in between gets both again.
                    await RescoreAsync(feed, watcher, last, events[^1].Sequence, stop.Token);
                    last = events[^1].Sequence;
                }

                await watcher.WriteAsync(await ResponseAsync(feed, events, last, request.WithoutEpochs, stop.Token), stop.Token);
                (sequence, isOver) = await feed.ReadAsync(view => (view.Sequence, IsOver(view)), stop.Token);
                if (last < sequence)
                    continue;
                if (isOver)
                    return;
                await WaitAsync(feed, last, stop.Token);
            }
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw ErrorStatus.Error(StatusCode.Unavailable, "This head is stopping; another one continues from the last resume_token.");
        }
    }

    private static async Task RescoreAsync(
        SearchFeed feed, IServerStreamWriter<WatchSearchResponse> watcher, long after, long upTo, CancellationToken cancellationToken)
    {
        var rescored = await feed.ReadAsync(
            search => search.RescoredIn(after, upTo).Select(index => TrialMessages.ToProto(index, search.ScoreOf(index))).ToList(),
            cancellationToken);
        foreach (var part in rescored.Chunk(MaxAtOnce))
        {
            var response = await ResponseAsync(feed, [], after, withoutEpochs: false, cancellationToken);
            response.Rescored.Add(part);
            await watcher.WriteAsync(response, cancellationToken);
        }
    }

    private static bool IsOver(NasV2.Search.Results.SearchProjection search) => search.Job.State.IsFinal() && !search.Running.Any();

    /// <exception cref="RequestException">The resume token is not valid, or is beyond the end of the log.</exception>
    private static long Start(WatchSearchRequest request, long newest)
    {
        if (request.ResumeToken.Length == 0)
            return request.FromNow ? newest : 0;
        var start = ResumeToken.Read(request.ResumeToken);
        return start <= newest
            ? start
            : throw new RequestException("resume_token", request.ResumeToken, $"expected one of this search, which has {newest} events");
    }

    private static async Task<WatchSearchResponse> ResponseAsync(
        SearchFeed feed, IReadOnlyList<SearchEvent> events, long last, bool withoutEpochs, CancellationToken cancellationToken) => new()
        {
            Events = { withoutEpochs ? events.Where(next => next.WhatCase != SearchEvent.WhatOneofCase.EpochEnded) : events },
            ResumeToken = ResumeToken.Write(last),
            Search = await feed.ReadAsync(SearchMessages.ToProto, cancellationToken),
        };

    private async Task WaitAsync(SearchFeed feed, long last, CancellationToken cancellationToken)
    {
        try
        {
            await feed.ChangedAsync(last).WaitAsync(Silence, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Nothing has happened: that is said.
        }
    }
}
