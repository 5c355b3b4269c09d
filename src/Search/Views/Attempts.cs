
namespace NasV2.Search.Views;

/// <summary>Which worker trained which trial when, according to the log.</summary>
public static class Attempts
{
    /// <summary>The types of the events that begin and end attempts.</summary>
    public static IReadOnlyList<Type> Types { get; } = [typeof(TrialStarted), typeof(TrialEnded), typeof(TrialReleased)];

    /// <summary>Attempts, ordered by start time.</summary>
    /// <param name="events">Events of a log in order; those of other types are skipped.</param>
    public static async Task<IReadOnlyList<Attempt>> FromEventsAsync(IAsyncEnumerable<LoggedEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var attempts = new List<Attempt>();
        var open = new Dictionary<int, int>();
        await foreach (var next in events)
        {
            if (next.Trial is not { } trial)
                continue;
            if (next.Event is TrialStarted started)
            {
                open[trial] = attempts.Count;
                attempts.Add(new Attempt(trial, started.Attempt, started.Worker, next.Time, null, null, null));
            }
            else if (next.Event is TrialEnded or TrialReleased && open.Remove(trial, out var place))
            {
                attempts[place] = End(attempts[place], next);
            }
        }

        return attempts;
    }

    private static Attempt End(Attempt attempt, LoggedEvent next) => next.Event switch
    {
        TrialEnded ended => attempt with { Ended = next.Time, Outcome = ended.Result.Outcome, Message = ended.Result.Message },
        TrialReleased released => attempt with { Ended = next.Time, Message = released.Reason },
        _ => attempt,
    };
}
