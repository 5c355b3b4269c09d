using System.Collections.Concurrent;
using NasV2.Storage;

namespace NasV2.Server.Access;

/// <summary>Remembers tokens for <see cref="AccessOptions.TokenMemory"/>, so that a thousand calls per second
/// do not make a thousand queries.</summary>
internal sealed class TokenCache(ITokenStore store, TimeProvider clock, AccessOptions options)
{
    /// <summary>Ids that were made up fill it, too.</summary>
    private const int MaxEntries = 10_000;

    private readonly ConcurrentDictionary<string, Entry> _entries = new();

    /// <summary>The token with that id; null when there is none.</summary>
    /// <exception cref="StoreException">The store cannot tell.</exception>
    public async Task<StoredToken?> FindAsync(string id)
    {
        if (!_entries.TryGetValue(id, out var entry) || clock.GetElapsedTime(entry.Since) >= options.TokenMemory)
            entry = Renew(id, entry);
        try
        {
            return await entry.Token.Value;
        }
        catch
        {
            _entries.TryRemove(new(id, entry));
            throw;
        }
    }

    /// <summary>Asks once, however many calls want to know.</summary>
    private Entry Renew(string id, Entry? old)
    {
        if (_entries.Count >= MaxEntries)
            _entries.Clear();
        var fresh = new Entry(clock.GetTimestamp(), new(() => store.FindAsync(id, CancellationToken.None)));
        return _entries.AddOrUpdate(id, fresh, (_, current) => current == old ? fresh : current);
    }

    private sealed record Entry(long Since, Lazy<Task<StoredToken?>> Token);
}
