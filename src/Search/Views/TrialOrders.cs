namespace NasV2.Search.Views;

/// <summary>Sorts trials.</summary>
public static class TrialOrders
{
    /// <summary>What each order goes by, smallest first.</summary>
    private static readonly Dictionary<TrialOrder, Func<TrialEntry, double?>> Keys = new()
    {
        [TrialOrder.Index] = entry => entry.Row.Index,
        [TrialOrder.Reward] = entry => entry.Score?.Rank,
        [TrialOrder.Accuracy] = entry => -entry.Row.Result?.Accuracy,
        [TrialOrder.Step] = entry => entry.Score?.StepRatio,
        [TrialOrder.Parameters] = entry => entry.Row.Result?.Parameters,
        [TrialOrder.Ended] = entry => -entry.Row.FinishedAt?.ToUnixTimeMilliseconds(),
    };

    /// <summary>Sorts; <paramref name="reverse"/> turns the order round, but those that lack the value stay last.</summary>
    public static IReadOnlyList<TrialEntry> Sort(IEnumerable<TrialEntry> entries, TrialOrder order, bool reverse)
    {
        var keyed = entries.Select(entry => (Key: Keys[order](entry), Entry: entry)).ToList();
        var known = keyed.Where(pair => pair.Key is not null);
        return
        [
            .. (reverse ? known.OrderByDescending(pair => pair.Key) : known.OrderBy(pair => pair.Key)).ThenBy(pair => pair.Entry.Row.Index)
                .Concat(keyed.Where(pair => pair.Key is null))
                .Select(pair => pair.Entry),
        ];
    }
}
