using Microsoft.Extensions.Logging;
using NasV2.Dashboard.Hosting;

namespace NasV2.Dashboard.Live;

/// <summary>The feeds of all searches that are open in a browser; a feed outlives its last page for a while, so
/// that a reload finds it.</summary>
internal sealed class SearchFeeds(IDashboardCalls calls, TimeProvider time, ILogger<SearchFeed> logger) : IAsyncDisposable
{
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = [];

    /// <summary>How many searches are watched.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _entries.Count;
        }
    }

    public Lease Open(string id)
    {
        lock (_lock)
        {
            // One that stopped for good, as for a search that was not there, is not handed out again.
            if (!_entries.TryGetValue(id, out var entry) || entry.Feed.Loaded.IsFaulted)
                _entries[id] = entry = new Entry(new SearchFeed(id, new DashboardClients(calls.For(null)), time, logger));
            entry.Pages++;
            entry.Timer?.Dispose();
            entry.Timer = null;
            return new Lease(this, entry);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Entry[] entries;
        lock (_lock)
        {
            entries = [.. _entries.Values];
            _entries.Clear();
        }

        foreach (var entry in entries)
        {
            entry.Timer?.Dispose();
            await entry.Feed.DisposeAsync();
        }
    }

    private void Release(Entry entry)
    {
        lock (_lock)
        {
            if (--entry.Pages == 0)
                entry.Timer = time.CreateTimer(_ => Close(entry), null, Linger, Timeout.InfiniteTimeSpan);
        }
    }

    private void Close(Entry entry)
    {
        lock (_lock)
        {
            if (entry.Pages > 0)
                return;
            if (_entries.TryGetValue(entry.Feed.Id, out var current) && current == entry)
                _entries.Remove(entry.Feed.Id);
            entry.Timer?.Dispose();
        }

        _ = entry.Feed.DisposeAsync().AsTask();
    }

    /// <summary>A page's hold on a feed.</summary>
    internal sealed class Lease(SearchFeeds owner, Entry entry) : IDisposable
    {
        private bool _isReleased;

        public SearchFeed Feed => entry.Feed;

        public void Dispose()
        {
            if (_isReleased)
                return;
            _isReleased = true;
            owner.Release(entry);
        }
    }

    internal sealed class Entry(SearchFeed feed)
    {
        public SearchFeed Feed { get; } = feed;

        public int Pages { get; set; }

        public ITimer? Timer { get; set; }
    }
}
