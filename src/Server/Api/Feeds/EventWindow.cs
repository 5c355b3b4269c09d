using SearchEvent = NasV2.Api.V1.SearchEvent;

namespace NasV2.Server.Api.Feeds;

/// <summary>The newest events of a search, so that many watchers cost one reading of the store.</summary>
internal sealed class EventWindow
{
    private const int Capacity = 4096;

    private readonly Queue<SearchEvent> _events = new(Capacity);
    private long _last;

    /// <param name="last">Sequence of the event before the first that will come.</param>
    public EventWindow(long last) => _last = last;

    public void Add(SearchEvent next)
    {
        if (_events.Count == Capacity)
            _events.Dequeue();
        _events.Enqueue(next);
        _last = next.Sequence;
    }

    /// <summary>The events after one, as many as asked for; null where they go further back than this window.</summary>
    public IReadOnlyList<SearchEvent>? After(long sequence, int max)
    {
        var known = _last - sequence;
        if (known > _events.Count)
            return null;
        return known <= 0 ? [] : [.. _events.Skip(_events.Count - (int)known).Take(max)];
    }
}
