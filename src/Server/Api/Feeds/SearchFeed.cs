using NasV2.Search.Results;
using NasV2.Storage;
using SearchEvent = NasV2.Api.V1.SearchEvent;

namespace NasV2.Server.Api.Feeds;

/// <summary>
/// One search as this head shows it: the projection of its log, and its newest events. All who look at the search share it; the
/// store is asked at most every <see cref="Freshness"/>.
/// </summary>
internal sealed class SearchFeed : IDisposable
{
    /// <summary>How old what is shown may be.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromMilliseconds(100);

    private readonly IJobStore _store;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _lock = new();
    private readonly SearchProjection _projection;
    private readonly EventWindow _window;
    private TaskCompletionSource _change = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long? _refreshed;
    private int _watchers;

    private SearchFeed(IJobStore store, TimeProvider clock, SearchProjection projection)
    {
        (_store, _clock, _projection) = (store, clock, projection);
        _window = new EventWindow(projection.Sequence);
    }

    private string Id => _projection.Job.Id;

    /// <exception cref="JobNotFoundException">There is no such search.</exception>
    public static async Task<SearchFeed> OpenAsync(string id, IJobStore store, TimeProvider clock, CancellationToken cancellationToken)
    {
        // The job first: what changes after it was read comes again as an event.
        var job = await store.FindJobAsync(id, cancellationToken) ?? throw new JobNotFoundException(id);
        var feed = new SearchFeed(store, clock, new SearchProjection(
            job,
            await store.ListTrialsAsync(id, cancellationToken),
            await store.ListMeasurementsAsync(id, cancellationToken),
            await store.ListCalibrationsAsync(id, cancellationToken)));
        await feed.RefreshAsync(cancellationToken, force: true);
        return feed;
    }

    /// <summary>Reads something of the projection, which is not to be kept.</summary>
    public async Task<T> ReadAsync<T>(Func<SearchProjection, T> read, CancellationToken cancellationToken)
    {
        await RefreshAsync(cancellationToken);
        lock (_lock)
            return read(_projection);
    }

    /// <summary>Takes in what the store has beyond the projection, unless that was done a moment ago.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="force">Whether to ask the store also when it was asked a moment ago.</param>
    public async Task RefreshAsync(CancellationToken cancellationToken, bool force = false)
    {
        if (!force && IsFresh)
            return;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!force && IsFresh)
                return;
            await TakeInAsync(cancellationToken);
            _refreshed = _clock.GetTimestamp();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>
    /// Some events after one, up to the last that the projection knows, from the window or, where they go further back, from the store.
    /// Trials that ended have the scores of now.
    /// </summary>
    public async Task<IReadOnlyList<SearchEvent>> EventsAfterAsync(long sequence, int max, CancellationToken cancellationToken)
    {
        long last;
        lock (_lock)
        {
            if (_window.After(sequence, max) is { } recent)
                return WithScores(recent);
            last = _projection.Sequence;
        }

        var older = await _store.ReadEventsAsync(Id, sequence, cancellationToken)
            .TakeWhile(stored => stored.Sequence <= last).Take(max).Select(EventMessages.ToProto).ToListAsync(cancellationToken);
        lock (_lock)
            return WithScores(older);
    }

    /// <summary>Counts a watcher in, for whom the store is asked again and again, until it is disposed of.</summary>
    public IDisposable Watch()
    {
        if (Interlocked.Increment(ref _watchers) == 1)
            _ = PollAsync();
        return new Watcher(this);
    }

    /// <summary>Ends when there is an event after <paramref name="sequence"/>, or the store could not be asked.</summary>
    public Task ChangedAsync(long sequence)
    {
        lock (_lock)
            return _projection.Sequence > sequence ? Task.CompletedTask : _change.Task;
    }

    public void Dispose() => _turn.Dispose();

    private List<SearchEvent> WithScores(IEnumerable<SearchEvent> events) =>
        [.. events.Select(next => EventMessages.WithScore(next, _projection))];

    private bool IsFresh => _refreshed is { } at && _clock.GetElapsedTime(at) < Freshness;

    private async Task TakeInAsync(CancellationToken cancellationToken)
    {
        var isNew = false;
        await foreach (var next in _store.ReadEventsAsync(Id, _projection.Sequence, cancellationToken))
        {
            isNew = true;
            var message = EventMessages.ToProto(next);
            lock (_lock)
            {
                _projection.Apply(next);
                _window.Add(message);
            }
        }

        if (isNew && _projection.Job.State.IsFinal() && _projection.Job.FinishedAt is null
            && await _store.FindJobAsync(Id, cancellationToken) is { } ended)
            lock (_lock)
                _projection.Update(ended);
        if (isNew)
            Signal();
    }

    private void Signal(Exception? failure = null)
    {
        TaskCompletionSource change;
        lock (_lock)
            (change, _change) = (_change, new(TaskCreationOptions.RunContinuationsAsynchronously));
        if (failure is null)
            change.SetResult();
        else
            change.SetException(failure);
    }

    /// <summary>Runs while there are watchers.</summary>
    private async Task PollAsync()
    {
        using var timer = new PeriodicTimer(2 * Freshness, _clock);
        while (await timer.WaitForNextTickAsync() && Volatile.Read(ref _watchers) > 0)
        {
            try
            {
                await RefreshAsync(CancellationToken.None);
            }
            catch (Exception exception)
            {
                // The watchers tell their callers, who come again.
                Signal(exception);
            }
        }
    }

    private sealed class Watcher(SearchFeed feed) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref feed._watchers);
    }
}
