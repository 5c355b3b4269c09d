using NasV2.Storage;

namespace NasV2.Search.Views;

/// <summary>Who trained what when, as the log tells it.</summary>
public static class Attempts
{
    /// <summary>The events that tell of attempts.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } = [EventKind.TrialLeased, EventKind.TrialFinished, EventKind.LeaseLost];

    /// <summary>By begin.</summary>
    /// <param name="events">Events of a log in order; those of other kinds are passed over.</param>
    public static async Task<IReadOnlyList<Attempt>> OfAsync(IAsyncEnumerable<StoredEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var attempts = new List<Attempt>();
        var open = new Dictionary<int, int>();
        await foreach (var next in events)
        {
            if (next.TrialIndex is not { } trial || !Kinds.Contains(next.Kind))
                continue;
            var payload = StoredPayload.Read(next);
            if (payload is TrialLeased leased)
            {
                open[trial] = attempts.Count;
                attempts.Add(new Attempt(trial, leased.Attempt, leased.Worker, next.Time, null, null, null));
            }
            else if (open.Remove(trial, out var place))
            {
                attempts[place] = End(attempts[place], next.Time, payload);
            }
        }

        return attempts;
    }

    private static Attempt End(Attempt attempt, DateTimeOffset time, object payload) => payload switch
    {
        TrialFinished finished => attempt with { Ended = time, Outcome = finished.Result.Outcome, Message = finished.Result.Message },
        LeaseLost lost => attempt with { Ended = time, Message = lost.Reason },
        _ => attempt,
    };
}
