using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using NasV2.Storage;

namespace NasV2.Server.Api.Feeds;

/// <summary>The feeds of recently read searches.</summary>
internal sealed class SearchFeeds(IJobStore store, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _feeds = new(Options.Create(new MemoryCacheOptions { SizeLimit = 64 }));
    private readonly SemaphoreSlim _opening = new(1);

    /// <exception cref="JobNotFoundException">There is no such search.</exception>
    public async Task<SearchFeed> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (_feeds.TryGetValue(id, out SearchFeed? known))
            return known!;
        // One at a time: many who ask for the same search at once must not all read it.
        await _opening.WaitAsync(cancellationToken);
        try
        {
            if (_feeds.TryGetValue(id, out known))
                return known!;
            var feed = await SearchFeed.OpenAsync(id, store, clock, cancellationToken);
            return _feeds.Set(id, feed, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Idle });
        }
        finally
        {
            _opening.Release();
        }
    }

    public void Dispose()
    {
        _feeds.Dispose();
        _opening.Dispose();
    }
}
